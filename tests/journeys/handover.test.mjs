// Handing a chair over: declined, taken back, accepted, on a day to come. And what chairs set for their workgroup.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { watch } from './kit/forum.mjs';
import { gudrun, ingrid, kaspars, katrin, lars, liis, marta, signe } from './kit/people.mjs';

const { open } = journeys();
const GROUP = '/workgroups/prevention';
const HANDOVER = `${GROUP}/handover`;
const OTHER = '/workgroups/victim-support';
const says = `${kaspars.name} hands the chair over to ${lars.name}.`;
const told = (page, text) => page.getByRole('listitem').filter({ hasText: text }).first();
const member = (page, name) => page.getByRole('complementary').locator('.member').filter({ has: page.getByRole('link', { name }) });
const accept = (page) => page.getByRole('button', { name: 'Take over the chair' });

/** Names Lars as the next chair, the way a chair does; `day` as the field takes it. */
async function name(chair, day = '') {
  await chair.goto(GROUP);
  await chair.getByRole('link', { name: 'Hand the chair over' }).click();
  await chair.getByLabel('Who takes over').selectOption({ label: `${lars.name} · Police, online prevention unit` });
  await chair.getByLabel('On which day').fill(day);
  await chair.getByRole('button', { name: 'Name the next chair' }).click();
  await chair.getByRole('button', { name: 'Take it back' }).waitFor();
}

async function leads(page, name, does) {
  await page.goto(GROUP);
  await member(page, name).waitFor();
  assert.equal(await member(page, name).getByText('Chair', { exact: true }).count(), does ? 1 : 0, `${name} leads: ${does}`);
}

/** Gives somebody another office, as a chair. */
async function office(chair, name, button) {
  await chair.goto(GROUP);
  await chair.getByLabel(`Change ${name}’s place in the workgroup`).click();
  await chair.getByRole('button', { name: button }).filter({ visible: true }).click();
  await chair.waitForURL((url) => url.pathname === GROUP);
}

for (const scripts of [true, false]) {
  const on = `(scripts: ${scripts})`;

  test(`who takes over is asked for beside the fields, and members hand nothing over ${on}`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [422] });
    const one = await open(t, { as: marta, scripts, allow: [403] });
    await one.goto(GROUP);
    assert.equal(await one.getByRole('link', { name: 'Hand the chair over' }).count(), 0);
    await one.goto(HANDOVER);
    await one.getByText('Only chairs of the workgroup can do this.').waitFor();

    await chair.goto(HANDOVER);
    await chair.getByRole('button', { name: 'Name the next chair' }).click();
    await chair.getByRole('alert').waitFor();
    assert.equal(await chair.getByLabel('Who takes over').getAttribute('aria-invalid'), 'true');
    await chair.getByLabel('Who takes over').selectOption({ label: `${lars.name} · Police, online prevention unit` });
    await chair.getByLabel('On which day').fill('2020-01-31');
    await chair.getByRole('button', { name: 'Name the next chair' }).click();
    await chair.locator('.field .error').getByText('Choose a day from today to a year from now.').waitFor();
    assert.equal(await chair.getByLabel('On which day').inputValue(), '2020-01-31');
    assert.match(await chair.getByLabel('Who takes over').locator('option:checked').textContent(), /^Lars Eidsvik/);
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
  });

  test(`declined, everything stays; taken back, nobody can take it over ${on}`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [403] });
    const next = await open(t, { as: lars, scripts, allow: [403, 404] });
    const one = await open(t, { as: marta, scripts });
    const outside = await open(t, { as: signe, scripts });
    const again = await open(t, { as: kaspars, scripts, allow: [403] });
    await again.goto(HANDOVER);
    await name(chair);
    await chair.getByText(`${says} It counts as soon as it is accepted. It has not been accepted yet.`).waitFor();
    assert.equal(await chair.getByLabel('Who takes over').count(), 0, 'one at a time');
    // A second one, from a page that was open before, is refused, and says what to do first.
    await again.getByLabel('Who takes over').selectOption({ label: 'Marta Zielińska · Safe Shore Foundation, shelter and legal aid' });
    await again.getByRole('button', { name: 'Name the next chair' }).click();
    await again.getByRole('alert').getByText('You are handing your chair over already. Take that back first.').waitFor();

    // All members are told of it on the workgroup's page; only Lars has something to press.
    await one.goto(GROUP);
    await one.getByText(says).waitFor();
    await outside.goto(GROUP);
    await outside.getByRole('heading', { level: 1, name: 'Prevention' }).waitFor();
    for (const page of [one, outside]) assert.equal(await accept(page).count(), 0);

    await next.goto('/inbox');
    await told(next, 'names you as the next chair').getByRole('link', { name: /names you as the next chair/ }).click();
    await next.getByText(says).waitFor();
    if (scripts) {
      await alive(next);
      assert.deepEqual(await examine(next), []);
    }
    await next.getByRole('button', { name: 'Decline' }).click();
    await next.getByText(says).waitFor({ state: 'detached' });
    await leads(next, lars.name, false);
    await leads(next, kaspars.name, true);
    await chair.goto('/inbox');
    await told(chair, `${lars.name} does not take over your chair`).waitFor();

    // Lars has the page before him while Kaspars takes it back.
    await name(chair);
    await next.goto(GROUP);
    await accept(next).waitFor();
    await chair.getByRole('button', { name: 'Take it back' }).click();
    await chair.getByText(says).waitFor({ state: 'detached' });
    await accept(next).click();
    await next.waitForURL((url) => url.pathname.startsWith(`${HANDOVER}/`));
    await leads(next, lars.name, false);
    assert.equal(await next.getByText(says).count(), 0);
    await leads(chair, kaspars.name, true);
    await one.goto(`${GROUP}/log`);
    for (const act of ['Named the next chair', 'Took back who chairs next']) {
      await one.getByRole('listitem').filter({ hasText: act }).filter({ hasText: kaspars.name }).first().waitFor();
    }
  });

  test(`accepted, the one is a chair and the other a member ${on}`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [403] });
    const next = await open(t, { as: lars, scripts });
    const second = await open(t, { as: katrin, scripts });
    await name(chair);
    await next.goto(GROUP);
    await accept(next).click();
    await next.getByRole('link', { name: 'Settings of the workgroup' }).waitFor();
    await leads(next, lars.name, true);
    await leads(next, kaspars.name, false);
    await leads(next, katrin.name, true);
    assert.equal(await next.getByText(says).count(), 0);

    await chair.goto('/inbox');
    await told(chair, `${lars.name} takes over your chair`).waitFor();
    await chair.goto(GROUP);
    await member(chair, kaspars.name).waitFor();
    for (const page of ['Settings of the workgroup', 'Hand the chair over', /^Queue/]) {
      assert.equal(await chair.getByRole('link', { name: page }).count(), 0);
    }
    for (const page of ['settings', 'handover', 'queue']) {
      await chair.goto(`${GROUP}/${page}`);
      await chair.getByText('Only chairs of the workgroup can do this.').waitFor();
    }
    await next.goto(`${GROUP}/queue`);
    await next.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await second.goto(`${GROUP}/log`);
    await second.getByRole('listitem').filter({ hasText: 'Handed the chair over' }).filter({ hasText: lars.name }).first().waitFor();

    await office(next, kaspars.name, 'Make chair');
    await office(chair, lars.name, 'Make member');
    await leads(chair, kaspars.name, true);
    await leads(chair, lars.name, false);
  });

  test(`with a day, it is accepted and counts on that day ${on}`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts });
    const next = await open(t, { as: lars, scripts });
    const day = new Date(Date.now() + 30 * 86_400_000);
    await name(chair, day.toISOString().slice(0, 10));
    await next.goto(GROUP);
    await next.getByText(new RegExp(`It counts on .*${day.getUTCDate()} `)).waitFor();
    await accept(next).click();
    await next.getByText('It is accepted.').waitFor();
    assert.equal(await accept(next).count(), 0);
    await leads(next, lars.name, false);
    await leads(next, kaspars.name, true);
    await chair.goto(HANDOVER);
    await chair.getByText('It is accepted.').waitFor();
    await chair.getByRole('button', { name: 'Take it back' }).click();
    await chair.getByText(says).waitFor({ state: 'detached' });
    await next.goto(GROUP);
    assert.equal(await next.getByText(says).count(), 0);
  });

  test(`what a chair sets for the workgroup is shown, and what is wrong is said beside it ${on}`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts, allow: [422] });
    const one = await open(t, { as: liis, scripts, allow: [403] });
    const purpose = chair.getByRole('textbox', { name: 'Purpose' });
    const themes = chair.getByRole('textbox', { name: 'Themes' });
    const rules = chair.getByRole('textbox', { name: 'Rules' });
    const contact = chair.getByRole('textbox', { name: 'Contact' });
    const save = chair.getByRole('button', { name: 'Save', exact: true });
    await one.goto(`${OTHER}/settings`);
    await one.getByText('Only chairs of the workgroup can do this.').waitFor();

    await chair.goto(OTHER);
    await chair.getByRole('link', { name: 'Settings of the workgroup' }).click();
    const before = await purpose.inputValue();
    await purpose.fill('');
    await contact.fill('support@network.example');
    await themes.fill('Shelter\nSchool');
    await rules.fill(`We **answer** within a day ${scripts}.`);
    await save.click();
    await chair.getByRole('alert').getByRole('link', { name: /Purpose/ }).waitFor();
    assert.equal(await purpose.getAttribute('aria-invalid'), 'true');
    await chair.locator('.field').filter({ has: purpose }).getByText('Please fill this in.').waitFor();
    assert.equal(await contact.inputValue(), 'support@network.example');
    assert.equal((await themes.inputValue()).trim(), 'Shelter\nSchool');
    assert.equal((await rules.inputValue()).trim(), `We **answer** within a day ${scripts}.`);
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
    // More themes than there can be: said beside them, and each of them is still there.
    const many = Array.from({ length: 40 }, (_, n) => `Theme ${n}`).join('\n');
    await purpose.fill('Who helps, and in which order.');
    await themes.fill(many);
    await save.click();
    await chair.getByRole('alert').getByRole('link', { name: /Themes/ }).waitFor();
    assert.equal((await themes.inputValue()).trim(), many);
    await themes.fill('Shelter\nSchool');
    await save.click();
    await chair.waitForURL((url) => url.pathname === OTHER);

    await one.goto(OTHER);
    for (const shown of ['Who helps, and in which order.', 'support@network.example', 'Shelter · School']) await one.getByText(shown).waitFor();
    await one.getByRole('link', { name: 'Read the rules' }).click();
    await one.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
    await one.getByText(`We answer within a day ${scripts}.`).waitFor();
    await one.getByText(ingrid.name).first().waitFor();

    // Back to what it was; what the rules were before stays to be read.
    await chair.goto(`${OTHER}/settings`);
    await purpose.fill(before);
    for (const field of [contact, themes, rules]) await field.fill('');
    await save.click();
    await chair.waitForURL((url) => url.pathname === OTHER);
    await one.goto(OTHER);
    await one.getByText(before).waitFor();
    assert.equal(await one.getByText('support@network.example').count(), 0);
    await one.goto(`${OTHER}/rules`);
    await one.getByText('This workgroup has no rules of its own.').waitFor();
    await one.locator('main details summary').first().click();
    await one.getByText(`We answer within a day ${scripts}.`).waitFor();
  });

  test(`what members hear, as long as they have chosen nothing ${on}`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts });
    const one = await open(t, { as: gudrun, scripts });
    const levels = chair.getByRole('combobox', { name: 'What members hear' });
    const set = async (level) => {
      await chair.goto(OTHER);
      await chair.getByRole('link', { name: 'What members hear' }).click();
      await levels.selectOption({ label: await levels.locator('option').filter({ hasText: level }).textContent() });
      await chair.getByRole('button', { name: 'Save' }).click();
      await chair.waitForURL((url) => url.pathname === OTHER);
    };
    const holds = async (level) => {
      await one.goto('/forums/multi-professional-support');
      await one.locator('details.watch > summary').getByText(level).waitFor();
    };
    await chair.goto(`${OTHER}/watching`);
    const before = await levels.locator('option:checked').textContent();
    // Guðrún chose for this forum herself: that counts, whatever the chairs say.
    await set(/^Muted/);
    await holds('Watching');
    await watch(one, 'No choice of your own', 'Muted');
    await set(/^Tracking/);
    await holds('Tracking');
    await set(before);
    await holds(before.split(':')[0]);
    await watch(one, 'Watching');
  });
}

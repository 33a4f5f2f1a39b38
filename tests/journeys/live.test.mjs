// Planning a live session, opening it, talking in it, ending it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { line, press, titled } from './kit/forum.mjs';
import { box, heard, log, opened, said, say, wire } from './kit/live.mjs';
import { kaspars, marta, piret } from './kit/people.mjs';

const { here, open } = journeys();
const section = (page, name) => page.getByRole('main').locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
const present = (page, name) => section(page, /^Here now/).getByRole('link', { name }).waitFor();

for (const scripts of [true, false]) {
  test(`a chair plans a session, opens it and ends it (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [422] });
    const member = await open(t, { as: marta, scripts });
    const title = titled('Which route answers first?');
    await chair.goto('/live');
    await chair.getByRole('link', { name: 'Plan a session' }).click();
    await chair.getByRole('combobox', { name: 'Workgroup' }).selectOption({ label: 'Prevention' });
    await chair.getByLabel('Start').fill('');
    await chair.getByLabel('Length in minutes').fill('0');
    await chair.getByLabel('Purpose').fill('**Aim.** One list.');
    await chair.getByRole('button', { name: 'Save' }).click();
    const alert = chair.getByRole('alert');
    for (const [field, problem] of [['Title', 'Please fill this in.'], ['Start', 'This is not a date and time.'], ['Length in minutes', 'A number from 1 to 4320.'], ['Place', 'Please fill this in.']]) {
      await alert.getByRole('link', { name: `${field}: ${problem}` }).waitFor();
      const described = (await chair.getByLabel(field, { exact: true }).getAttribute('aria-describedby')).split(' ');
      assert.equal(await chair.locator(`#${described.at(-1)}`).textContent(), problem);
    }
    assert.equal((await chair.getByLabel('Purpose').inputValue()).trim(), '**Aim.** One list.');
    assert.equal(await chair.getByLabel('Length in minutes').inputValue(), '0');

    await chair.getByRole('textbox', { name: 'Title' }).fill(title);
    await chair.getByLabel('Start').fill('2031-05-06T10:30');
    await chair.getByLabel('Length in minutes').fill('90');
    await chair.getByLabel('Place', { exact: true }).fill('Riga');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('heading', { level: 1, name: title }).waitFor();
    await chair.getByText('The session has not been opened yet.').waitFor();
    await chair.getByRole('link', { name: 'Change the plan' }).click();
    assert.equal(await chair.getByLabel('Start').inputValue(), '2031-05-06T10:30');
    await chair.getByLabel('Place', { exact: true }).fill('Daugavpils');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByText('Daugavpils').waitFor();
    const address = new URL(chair.url()).pathname;

    // In Warsaw it is an hour earlier than in Riga.
    await member.goto('/live');
    await line(section(member, 'Coming up'), title).getByText('09:30–11:00').waitFor();
    assert.equal(await member.getByRole('link', { name: 'Plan a session' }).count(), 0);
    await member.goto(address);
    assert.equal(await member.getByRole('button', { name: /session$/ }).count(), 0);

    await chair.getByRole('button', { name: 'Open the session' }).click();
    await box(chair).waitFor();
    await member.goto('/');
    await member.getByRole('region', { name: 'Live' }).filter({ hasText: title }).getByRole('link', { name: 'Join the session' }).click();
    await box(member).waitFor();

    await chair.getByRole('link', { name: 'End the session' }).click();
    await chair.getByRole('button', { name: 'End it for good' }).click();
    await chair.getByText('Nothing was said.').waitFor();
    assert.equal(await box(chair).count(), 0);
    await member.goto('/live');
    await line(section(member, 'Records'), title).getByText('Ended').waitFor();
    await member.goto('/workgroups/prevention/log');
    for (const act of ['Planned', 'Opened', 'Ended']) await member.getByRole('listitem').filter({ hasText: `${act} a session: ${title}` }).first().getByText(kaspars.name).waitFor();
  });
}

/** An open session with two people in it. */
async function talk(t, text) {
  const chair = await open(t, { as: kaspars });
  const session = await opened(chair, here, 'prevention', titled(text));
  const member = await open(t, { as: marta });
  for (const page of [chair, member]) {
    await page.goto(session);
    await alive(page);
  }
  for (const page of [chair, member]) for (const person of [kaspars, marta]) await present(page, person.name);
  return { chair, member, session };
}

test('two talk, and read the same in the same order', async (t) => {
  const { chair, member, session } = await talk(t, 'Two voices');
  await say(chair, 'Good morning, **everybody**.');
  await heard(member, 'Good morning, everybody.');
  await Promise.all([say(member, 'One from Poland'), say(chair, 'One from Latvia')]);
  await box(member).press('Shift+Enter');
  await box(member).pressSequentially('second line');
  await member.getByRole('button', { name: 'Send' }).click();
  for (const page of [chair, member]) for (const text of ['One from Poland', 'One from Latvia', 'second line']) await heard(page, text);
  const order = await said(member);
  assert.deepEqual(await said(chair), order);
  assert.deepEqual(order.map((text) => text.split(' ')[0]), ['m1', 'm2', 'm3', 'm4']);
  assert.equal(await log(member).locator('.pending').count(), 0);
  await section(member, /^Here now/).getByText('from 2 countries').waitFor();
  await member.goto(session);
  assert.deepEqual(await said(member), order, 'the page itself says the same');
});

test('whoever was away gets what they missed, once, and what they wrote meanwhile arrives, once', async (t) => {
  const { chair, member, session } = await talk(t, 'In a tunnel');
  const line = await wire(member);
  await member.goto(session);
  await present(member, kaspars.name);
  await say(chair, 'Before');
  await heard(member, 'Before');
  await line.cut();
  await member.getByRole('status').getByText('The connection is lost. Trying again…').waitFor();
  for (const text of ['First missed', 'Second missed', 'Third missed']) await say(chair, text);
  await heard(chair, 'Third missed');
  await say(member, 'Written in the tunnel');
  await log(member).locator('.pending').filter({ hasText: 'Written in the tunnel' }).waitFor();
  assert.equal(await log(member).getByText('Third missed').count(), 0);
  await line.mend();
  for (const page of [chair, member]) await heard(page, 'Written in the tunnel');
  await log(member).getByText(/All 3 missed messages are here/).waitFor();
  const expected = ['m1 Before', 'm2 First missed', 'm3 Second missed', 'm4 Third missed', 'm5 Written in the tunnel'];
  assert.deepEqual(await said(member), expected);
  assert.deepEqual(await said(chair), expected);
  await log(member).locator('.pending').waitFor({ state: 'detached' });
});

test('without scripts one reads, and says something by a form', async (t) => {
  const { chair, session } = await talk(t, 'Both ways');
  await say(chair, 'Who is there?');
  await heard(chair, 'Who is there?');
  const plain = await open(t, { as: piret, scripts: false, allow: [422] });
  await plain.goto(session);
  assert.deepEqual(await said(plain), ['m1 Who is there?']);
  await plain.getByRole('button', { name: 'Send' }).click();
  await plain.getByRole('alert').getByText('Please write something first.').waitFor();
  await box(plain).fill('Me, without <scripts>.');
  await plain.getByRole('button', { name: 'Send' }).click();
  await log(plain).getByText('Me, without <scripts>.').waitFor();
  assert.equal(new URL(plain.url()).hash, '#m2');
  assert.equal((await box(plain).inputValue()).trim(), '');
  await heard(chair, 'Me, without <scripts>.');
  await say(chair, 'Welcome.');
  await heard(chair, 'Welcome.');
  await plain.getByRole('link', { name: 'Show what is new' }).click();
  await log(plain).getByText('Welcome.').waitFor();
});

test('when a session ends the box goes, and a text that was not sent stays', async (t) => {
  const { chair, member, session } = await talk(t, 'The last word');
  const plain = await open(t, { as: piret, scripts: false, allow: [403] });
  await plain.goto(session);
  await box(plain).fill('Too late, alas');
  await say(chair, 'Thank you all.');
  await heard(member, 'Thank you all.');
  await box(chair).fill('Half a sentence');
  await press(chair, here, `${session}/end`, {});
  await member.getByRole('status').getByText('The session has ended.').waitFor();
  await box(member).waitFor({ state: 'hidden' });
  await chair.getByRole('status').getByText('The session has ended.').waitFor();
  assert.equal(await box(chair).inputValue(), 'Half a sentence');

  await plain.getByRole('button', { name: 'Send' }).click();
  await plain.getByRole('alert').getByText('The session has ended.').waitFor();
  assert.equal((await plain.getByRole('textbox', { name: 'Your text, to copy' }).inputValue()).trim(), 'Too late, alas');

  await member.getByRole('link', { name: 'Read the record' }).click();
  await member.getByRole('region', { name: 'Messages' }).getByText('Thank you all.').waitFor();
  await member.getByText('1 person from 1 country').waitFor();
  assert.equal(await box(member).count(), 0);
});

test('a reload keeps what one is writing', async (t) => {
  const { member, session } = await talk(t, 'Reloaded');
  // On a telephone the empty box is there as well.
  await member.setViewportSize({ width: 320, height: 640 });
  await box(member).waitFor();
  await box(member).pressSequentially('Not finished yet');
  await member.reload();
  await alive(member);
  assert.equal(await box(member).inputValue(), 'Not finished yet');
  await box(member).press('Enter');
  await heard(member, 'Not finished yet');
  await member.goto(session);
  assert.equal(await box(member).inputValue(), '');
});

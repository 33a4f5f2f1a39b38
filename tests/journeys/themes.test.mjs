// Themes: given by any word in any language, by keys alone and without scripts; a word that is none; the page of a theme; and
// hearing of it. Administrators keep the vocabulary.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { line, reply, start, titled, watch } from './kit/forum.mjs';
import { aino, lars, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';
// A text box, and one with a list once one types in it.
const field = (page) => page.locator('input').and(page.getByLabel('Themes', { exact: true }));
const chips = (page) => page.getByRole('main').getByRole('list', { name: 'Themes' }).first();

for (const scripts of [true, false]) {
  test(`a synonym in another language gives a thread its theme (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const page = await open(t, { as: signe, scripts, allow: [422] });
    const title = titled('Who is being lured');
    await page.goto(`/forums/${FORUM}/new`);
    await page.getByLabel('Title').fill(title);
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('What do you see where you are?');
    await field(page).fill('houkutelu, support for victims');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('“houkutelu” is no theme of this network. Near to it: Recruitment').waitFor();
    assert.equal(await field(page).inputValue(), 'houkutelu, support for victims');
    assert.equal(await page.getByLabel('Title').inputValue(), title);
    assert.equal(await field(page).getAttribute('aria-invalid'), 'true');
    await field(page).fill('houkuttelu, support for victims');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    assert.deepEqual(await chips(page).getByRole('link').allTextContents(), ['Recruitment', 'Support for victims']);
    await chips(page).getByRole('link', { name: 'Recruitment' }).click();
    await page.getByRole('heading', { level: 1, name: 'Recruitment' }).waitFor();
    await line(page, title).waitFor();
  });
}

test('by keys alone one changes the themes, and hears of one', async (t) => {
  const page = await open(t, { as: signe });
  const title = titled('About something else');
  const thread = await start(page, here, FORUM, title);
  await page.goto(thread);
  await page.getByRole('link', { name: 'Give it themes' }).focus();
  await page.keyboard.press('Enter');
  await field(page).focus();
  await alive(page);
  await page.keyboard.type('support for victims, Ukra');
  const list = page.getByRole('listbox', { name: 'Themes of the network' });
  await list.getByRole('option', { name: /^People displaced from Ukraine/ }).waitFor();
  await page.getByText('Choose with the arrow keys').waitFor({ state: 'attached' });
  assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
  assert.equal(await field(page).inputValue(), 'support for victims, People displaced from Ukraine, ');
  await page.keyboard.press('Enter');
  await chips(page).getByRole('link', { name: 'People displaced from Ukraine' }).waitFor();
  const other = await open(t, { as: lars });
  await other.goto('/tags');
  await other.getByRole('link', { name: 'People displaced from Ukraine' }).click();
  await watch(other, 'Watching');
  await reply(page, here, thread, 'One more thing');
  await other.goto('/inbox');
  await other.getByText(`${signe.name} posted on a theme that you watch: People displaced from Ukraine`).first().waitFor();
  await other.goto('/settings/notifications');
  await other.getByRole('listitem').filter({ hasText: 'People displaced from Ukraine' }).getByText('Watching').waitFor();
});

test('an administrator adds a theme, and everybody reads it in their own words', async (t) => {
  const page = await open(t, { as: aino, allow: [422] });
  await page.goto('/administration/tags');
  const words = page.getByLabel('Sanat');
  await words.fill('en: Labour exploitation\nxx: Something');
  await page.getByRole('button', { name: 'Lisää teema' }).click();
  await page.getByText('Riviä 2 ei voi lukea').first().waitFor();
  await words.fill('en: Labour exploitation\nfi: Työvoiman hyväksikäyttö, kiskonta');
  await page.getByRole('button', { name: 'Lisää teema' }).click();
  await page.getByRole('heading', { level: 1, name: 'Työvoiman hyväksikäyttö' }).waitFor();
  const other = await open(t, { as: signe });
  await other.goto('/tags');
  await other.getByRole('link', { name: 'Labour exploitation' }).click();
  await other.getByText('kiskonta').waitFor();
});

// Calling people in a text: a list while one types, by keys alone; a field and buttons without scripts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { post, start, titled } from './kit/forum.mjs';
import { gudrun, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';
const box = (page) => page.getByRole('textbox', { name: 'Your reply' });

test('a name is completed by keys, and whoever is called finds it in the inbox', async (t) => {
  const page = await open(t, { as: signe });
  const title = titled('Who knows this');
  const thread = await start(page, here, FORUM, title);
  await page.goto(thread);
  await alive(page);
  await box(page).focus();
  await page.keyboard.type('What do you say, @Gu');
  const list = page.getByRole('listbox', { name: 'Who can be mentioned' });
  await list.getByRole('option', { name: gudrun.name }).waitFor();
  await page.getByText('Choose with the arrow keys').waitFor();
  assert.equal(await box(page).getAttribute('aria-activedescendant'), 'callable-0');
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  assert.match(await box(page).inputValue(), /@Gu$/, 'one who does not want it goes on writing');
  await page.keyboard.type('ð');
  const option = list.getByRole('option', { name: gudrun.name });
  await option.waitFor();
  while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.match(await box(page).inputValue(), /^What do you say, @\[Guðrún Hallsdóttir\]\(\/people\/[0-9a-f-]+\) $/);
  await page.keyboard.type('?');
  await page.keyboard.press('Control+Enter');
  const link = post(page, 2).getByRole('link', { name: `@${gudrun.name}` });
  assert.match(await link.getAttribute('href'), /^\/people\//);
  const other = await open(t, { as: gudrun });
  await other.goto('/inbox?show=to-me');
  await other.getByText(`${signe.name} mentioned you`).first().waitFor();
  assert.equal(await other.getByText(title).count() > 0, true);
});

test('without scripts a name is found by a field and put in by a button', async (t) => {
  const page = await open(t, { as: signe, scripts: false });
  const thread = await start(page, here, FORUM, titled('Who knows this'));
  await page.goto(thread);
  await box(page).fill('Hello');
  await page.getByText('Mention somebody', { exact: true }).click();
  await page.getByLabel('Name of a person or a workgroup').fill('hallsd');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: `Mention ${gudrun.name}` }).click();
  assert.match(await box(page).inputValue(), /^Hello @\[Guðrún Hallsdóttir\]\(\/people\/[0-9a-f-]+\) $/);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await post(page, 2).getByRole('link', { name: `@${gudrun.name}` }).waitFor();
});

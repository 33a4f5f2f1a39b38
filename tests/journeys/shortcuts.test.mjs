// Single keys: what they lead to, that they leave alone what one types, and that one can turn them off (WCAG 2.1.4).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { post, reply, start, titled } from './kit/forum.mjs';
import { signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';

test('keys go from place to place, from post to post, and into the reply', async (t) => {
  const page = await open(t, { as: signe });
  const thread = await start(page, here, FORUM, titled('By key'));
  await reply(page, here, thread, 'The second post');
  await page.goto('/');
  await alive(page);
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.waitForURL('**/forums');
  await page.goto(`/forums/${FORUM}`);
  await alive(page);
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement.matches('ul.list > li a')), true);
  await page.keyboard.press('n');
  await page.waitForURL(`**/forums/${FORUM}/new`);
  await page.goto(thread);
  await alive(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'p2');
  await page.keyboard.press('k');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'p1');
  await page.keyboard.press('r');
  await page.keyboard.type('jk? g f');
  assert.equal(await page.getByRole('textbox', { name: 'Your reply' }).inputValue(), 'jk? g f', 'what one types stays text');
  await page.goto(`${thread}#p2`);
  await alive(page);
  await post(page, 2).evaluate((it) => { it.tabIndex = -1; it.focus(); });
  await page.keyboard.press('b');
  await page.waitForURL(/bookmark/);
});

test('the list opens over the page, and closes by key', async (t) => {
  const page = await open(t, { as: signe });
  await page.goto('/forums');
  await alive(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Quote the post in focus').waitFor();
  assert.deepEqual(await examine(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await list.count(), 0);
  assert.match(page.url(), /\/forums$/);
});

test('one can turn them off, and reads the list without scripts', async (t) => {
  const page = await open(t, { as: signe, scripts: false });
  await page.goto('/settings');
  await page.getByRole('combobox', { name: 'Single keys as shortcuts' }).selectOption('off');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.goto('/shortcuts');
  await page.getByText('You have turned single keys off').waitFor();
  const scripted = await open(t, { as: signe });
  await scripted.goto('/');
  await alive(scripted);
  await scripted.keyboard.press('g');
  await scripted.keyboard.press('f');
  await scripted.keyboard.press('?');
  assert.equal(new URL(scripted.url()).pathname, '/');
  assert.equal(await scripted.getByRole('dialog').count(), 0);
  await page.goto('/settings');
  await page.getByRole('combobox', { name: 'Single keys as shortcuts' }).selectOption('on');
  await page.getByRole('button', { name: 'Save' }).click();
});

// Everything by keyboard: signing in, asking, replying. Where one is, is always to be seen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys, menu } from './kit/browser.mjs';
import { post } from './kit/forum.mjs';
import { byKeys } from './kit/keys.mjs';
import { signe } from './kit/people.mjs';

const { here, open } = journeys();
const { focus, tabTo, follow } = byKeys(here);

test('from the sign-in to an answer without a mouse', async (t) => {
  const page = await open(t);
  await page.goto('/forums');
  await tabTo(page, page.getByLabel('Work e-mail'));
  await page.keyboard.type(signe.email);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.origin === here.provider);
  await follow(page, page.getByRole('button', { name: 'Sign in' }));

  await follow(page, page.getByRole('main').getByRole('link', { name: 'Leaving care without permission' }));
  await follow(page, page.getByRole('link', { name: 'Start a thread' }));
  await tabTo(page, page.getByLabel('Kind'));
  await page.keyboard.type('Question');
  await tabTo(page, page.getByRole('textbox', { name: 'Title' }));
  await page.keyboard.type('Asked without a mouse');
  await tabTo(page, page.getByRole('textbox', { name: 'Text' }));
  await page.keyboard.type('Does it work?');
  await tabTo(page, page.getByRole('button', { name: 'Post', exact: true }));
  await page.keyboard.press('Space');

  await page.getByRole('heading', { level: 1, name: 'Asked without a mouse' }).waitFor();
  await tabTo(page, page.getByRole('textbox', { name: 'Your reply' }));
  await page.keyboard.type('It does.');
  await follow(page, page.getByRole('button', { name: 'Reply', exact: true }));
  await post(page, 2).getByText('It does.').waitFor();
});

test('the first tab skips to the content; menus open and close by key', async (t) => {
  const page = await open(t, { as: signe });
  await page.goto('/people');
  await page.keyboard.press('Tab');
  assert.ok((await focus(page)).seen, 'the way to the content is seen');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);

  await page.goto('/people');
  await follow(page, menu(page));
  await page.getByRole('link', { name: 'Settings' }).waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('link', { name: 'Settings' }).waitFor({ state: 'hidden' });
});

test('"helpful" keeps the focus where it is', async (t) => {
  const page = await open(t, { as: signe });
  await page.goto('/forums/trafficking-online');
  await page.getByRole('link', { name: 'Age assurance on video chat' }).click();
  await page.waitForURL(/\/threads\//);
  await page.goto(page.url().replace(/[?#].*/, ''));
  const button = post(page, 1).getByRole('button', { name: 'Helpful' });
  await tabTo(page, button);
  await page.keyboard.press('Space');
  await post(page, 1).getByRole('button', { name: 'Helpful', pressed: true }).waitFor();
  assert.equal(await button.evaluate((one) => one === document.activeElement), true);
});

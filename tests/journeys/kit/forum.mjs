// What journeys set up before they begin: sent as the browser would send the form, without walking there.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

async function send(page, here, address, form) {
  const answer = await page.request.post(address, { form, headers: { origin: here.base }, maxRedirects: 0 });
  assert.equal(answer.status(), 303, `${address}: ${(await answer.text()).slice(0, 2000)}`);
  return answer.headers().location;
}

/** Starts a thread as whoever is signed in on the page; its address. */
export const start = (page, here, forum, title, body = 'How do you go about it where you are?', kind = 'question', poll = {}) =>
  send(page, here, `/forums/${forum}/new`, { form: randomUUID(), kind, title, body, language: '', ...poll, do: 'send' });

/** Replies in a thread. */
export const reply = (page, here, thread, body) =>
  send(page, here, `${thread}/reply`, { form: randomUUID(), body, language: '', do: 'send' });

/** A form that is one button. */
export const press = send;

/** A title that no other test uses. */
let count = 0;
export const titled = (text) => `${text} (${(count += 1)})`;

/** The post with this number. */
export const post = (page, number) => page.locator(`article#p${number}`);

/** What one does with a post less often, opened. */
export async function more(page, number) {
  const menu = post(page, number).locator('details.acts');
  if (!(await menu.evaluate((it) => it.open))) await menu.locator('summary').click();
  return menu;
}

/** Chooses how closely one watches what the page shows; `holds` is what holds then. */
export async function watch(page, level, holds = level) {
  const menu = page.locator('details.watch');
  await menu.locator('summary').click();
  await menu.getByRole('button', { name: new RegExp(`^${level}`) }).click();
  await page.locator('details.watch > summary').getByText(holds).waitFor();
}

/** The line of a list, on a page or in a part of one, that leads to something of this title. */
export function line(within, title) {
  const page = within.page?.() ?? within;
  return within.getByRole('listitem').filter({ has: page.locator('a.t').getByText(title, { exact: true }) });
}

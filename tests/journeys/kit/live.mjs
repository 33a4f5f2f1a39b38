// A live session to talk in, and what was said in it.

import { press } from './forum.mjs';

const soon = () => new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);

/** Plans a session as the chair who is signed in on the page, and opens it; its address. `more`: what else is planned. */
export async function opened(page, here, workgroup, title, more = {}) {
  const plan = { workgroup, title, start: soon(), minutes: '60', place: 'Here', purpose: 'To talk.', language: 'en', ...more };
  const session = await press(page, here, '/live/new', plan);
  await press(page, here, `${session}/open`, {});
  return session;
}

export const log = (page) => page.getByRole('log');
export const box = (page) => page.getByRole('textbox', { name: 'Message' });

/** Says something the way one does: types, and presses Enter. */
export async function say(page, text) {
  await box(page).fill(text);
  await box(page).press('Enter');
}

/** Waits until a message has come with its number, not only set out. */
export const heard = (page, text) => log(page).locator('li[id^=m]').filter({ hasText: text }).waitFor();

/** All that was said, in order, as this page shows it: number and text. */
export const said = (page) =>
  log(page).locator('li[id^=m]').evaluateAll((all) => all.map((line) => `${line.id} ${line.querySelector('.body').textContent.trim()}`));

/** The wire of a page's sockets, to be laid before the page is opened: it can be cut, and mended. */
export async function wire(page) {
  let whole = true;
  const ends = new Set();
  await page.routeWebSocket(/\/socket/, (end) => {
    ends.add(end);
    if (whole) end.connectToServer();
    else end.close();
  });
  return {
    async cut() {
      whole = false;
      await page.context().setOffline(true);
      for (const end of ends) await end.close();
      ends.clear();
    },
    async mend() {
      whole = true;
      await page.context().setOffline(false);
    },
  };
}

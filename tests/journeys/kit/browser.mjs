// A server and a browser for a file of journeys; for each test fresh windows that are watched.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { startDemo } from './server.mjs';
import { watch } from './watch.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
const PATIENCE = 10_000;

/** Walks the sign-in from the page that asks for it, to where one wanted to go. */
export async function signIn(page, person, provider) {
  await page.getByLabel('Work e-mail').fill(person.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  // "On your way" goes on by itself.
  await page.waitForURL((url) => url.origin === provider);
  await page.getByRole('radio', { name: person.name }).check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.origin !== provider);
}

/** What opens the menu of whoever is signed in. */
export const menu = (page) => page.getByRole('banner').locator('summary');

/** Waits until the islands of a page are alive. */
export const alive = (page) => page.locator('html[data-alive]').waitFor({ state: 'attached' });

export async function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
}

/** Starts what a file needs, and stops it after its last test. */
export function journeys({ start = startDemo } = {}) {
  const here = { base: '', provider: '', others: [] };
  const signedIn = new Map();
  let browser;
  let sund;

  before(async () => {
    sund = await start();
    Object.assign(here, { others: [], ...sund });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await sund?.stop();
  });

  const context = async (options) => {
    const made = await browser.newContext({ baseURL: here.base, locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options });
    made.setDefaultTimeout(PATIENCE);
    return made;
  };

  // Once a person and file: the cookie of a real sign-in.
  const stateOf = (person) => {
    if (!signedIn.has(person)) {
      const walk = async () => {
        const window = await context();
        const page = await window.newPage();
        await page.goto('/sign-in');
        await signIn(page, person, here.provider);
        const state = await window.storageState();
        await window.close();
        return state;
      };
      signedIn.set(person, walk());
    }
    return signedIn.get(person);
  };

  /**
   * A page in a window of its own. `as`: who is signed in; `scripts: false`: as for those who have none; `allow`:
   * statuses and complaints that the test brings about.
   */
  const open = async (t, { as, scripts = true, allow = [], ...options } = {}) => {
    const window = await context({ javaScriptEnabled: scripts, storageState: as && (await stateOf(as)), ...options });
    const found = await watch(window, [here.base, here.provider, ...here.others], allow);
    t.after(async () => {
      await window.close();
      if (found.length > 0) assert.fail(`the browser complained:\n${found.join('\n')}`);
    });
    return window.newPage();
  };

  return { here, open, signIn: (page, person) => signIn(page, person, here.provider) };
}

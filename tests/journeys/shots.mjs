// Screenshots of the main pages into target/shots, to be looked at: light and dark, wide and narrow.

import { mkdir, rm } from 'node:fs/promises';
import { alive, launch, signIn } from './kit/browser.mjs';
import { kaspars } from './kit/people.mjs';
import { startDemo } from './kit/server.mjs';

const FOLDER = new URL('../../target/shots/', import.meta.url).pathname;

const href = async (page, from, selector) => {
  await page.goto(from);
  return (await page.locator(selector).first().getAttribute('href')).replace(/[?#].*/, '');
};

/** The main pages: name and address. */
async function pages(page) {
  const thread = await href(page, '/forums/identifying-child-victims', 'main section .t');
  const room = await href(page, '/live', 'main a[href^="/live/0"]');
  const record = await href(page, '/live', 'main section:last-of-type a');
  const profile = await href(page, '/', 'header details a');
  return [
    ['home', '/'], ['forums', '/forums'], ['forum', '/forums/trafficking-online'], ['thread', thread],
    ['thread-reply', `${thread}?post=28#reply`], ['new-thread', '/forums/trafficking-online/new'], ['live-list', '/live'], ['live-room', room],
    ['live-record', record], ['live-plan', '/live/new'], ['workgroups', '/workgroups'], ['workgroup', '/workgroups/prevention'],
    ['log', '/workgroups/child-victims/log'], ['people', '/people'], ['profile', profile], ['settings', '/settings'], ['error-404', '/nothing-here'],
  ];
}

async function shoot(page, name, address) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    await alive(page);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Colours take a moment to change, and who is here to arrive.
      await page.waitForTimeout(400);
      const path = `${FOLDER}${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
  }
}

const sund = await startDemo();
const browser = await launch();
try {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const context = await browser.newContext({ baseURL: sund.base, locale: 'en-GB' });
  const page = await context.newPage();
  await shoot(page, 'sign-in', '/sign-in');
  await page.goto('/');
  await signIn(page, kaspars, sund.provider);
  for (const [name, address] of await pages(page)) await shoot(page, name, address);
} finally {
  await browser.close();
  await sund.stop();
}

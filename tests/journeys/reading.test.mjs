// What one comes back for: the inbox, bookmarks, people whom one follows, feeds; with scripts and without.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { more, reply, start, titled } from './kit/forum.mjs';
import { gudrun, lars, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'multi-professional-support';
const line = (page, title) => page.getByRole('main').getByRole('listitem').filter({ hasText: title });

for (const scripts of [true, false]) {
  const how = scripts ? 'with' : 'without';

  test(`the inbox says why one got something, and what is read is read everywhere (${how} scripts)`, async (t) => {
    const page = await open(t, { as: signe, scripts });
    const other = await open(t, { as: gudrun, scripts: false });
    const title = titled('Who meets the child first');
    const thread = await start(page, here, FORUM, title);
    await reply(other, here, thread, 'The one whom the child knows.');
    await page.goto('/inbox?show=unread');
    if (scripts) await alive(page);
    const told = line(page, title);
    await told.getByText(`${gudrun.name} replied in your thread`).waitFor();
    await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'To you' }).click();
    await told.waitFor();
    await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'About your posts' }).click();
    assert.equal(await told.count(), 0, 'no chair has done anything');
    // By keys alone.
    await page.goto('/inbox?show=unread');
    await told.getByRole('button', { name: `Mark as read: ${title}` }).focus();
    await page.keyboard.press('Enter');
    await told.waitFor({ state: 'hidden' });
    assert.equal(new URL(page.url()).search, '?show=unread', 'one stays where one was');
    const elsewhere = await open(t, { as: signe, scripts: false });
    await elsewhere.goto('/inbox?show=unread');
    assert.equal(await line(elsewhere, title).count(), 0);
  });

  test(`a post is kept with a note and a reminder, found by the note, and let go (${how} scripts)`, async (t) => {
    const page = await open(t, { as: signe, scripts });
    const title = titled('Where children wait');
    const thread = await start(page, here, FORUM, title);
    await page.goto(thread);
    if (scripts) await alive(page);
    await (await more(page, 1)).getByRole('button', { name: 'Bookmark' }).click();
    await page.getByLabel('Note', { exact: true }).fill(`Read it aloud ${how} scripts`);
    await page.getByLabel('Remind me').selectOption('hour');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.goto('/bookmarks');
    await page.getByLabel('Look in your notes').fill(`aloud ${how}`);
    await page.keyboard.press('Enter');
    const kept = line(page, title);
    await kept.getByText(`Read it aloud ${how} scripts`).waitFor();
    await kept.getByText('reminds you').waitFor();
    await kept.getByRole('link', { name: /Change/ }).click();
    await page.getByRole('button', { name: 'Remove bookmark' }).click();
    await page.waitForURL((url) => url.pathname === '/bookmarks');
    assert.equal(await line(page, title).count(), 0);
  });

  test(`whoever follows a person is told of their posts, and they are not (${how} scripts)`, async (t) => {
    const page = await open(t, { as: lars, scripts });
    const author = await open(t, { as: signe, scripts: false });
    const before = titled('Before');
    await page.goto(await start(author, here, FORUM, before));
    await page.getByRole('article').first().getByRole('link', { name: signe.name }).click();
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await page.getByRole('button', { name: 'Stop following' }).waitFor();
    const after = titled('After');
    await start(author, here, FORUM, after);
    await page.goto('/inbox');
    await line(page, after).getByText(`${signe.name}, whom you follow, posted something`).waitFor();
    assert.equal(await line(page, before).count(), 0);
    await page.goto(await start(author, here, FORUM, titled('Again')));
    await page.getByRole('article').first().getByRole('link', { name: signe.name }).click();
    await page.getByRole('button', { name: 'Stop following' }).click();
    await page.getByRole('button', { name: 'Follow', exact: true }).waitFor();
    await author.goto('/inbox');
    assert.equal(await author.getByText('follow').count(), 0, 'nobody learns who follows them');
  });

  test(`a feed is read by its address alone, until it is taken back (${how} scripts)`, async (t) => {
    const page = await open(t, { as: signe, scripts });
    const name = `Reader ${how} scripts`;
    await page.goto('/settings/feeds');
    await page.getByLabel('What is it for?').fill(name);
    await page.getByRole('button', { name: 'Make addresses' }).click();
    await page.getByText('Copy them now').waitFor();
    const address = (await page.locator('code').allTextContents()).find((one) => one.endsWith(`/forums/${FORUM}`));
    const title = titled('In a feed');
    await start(page, here, FORUM, title);
    const read = async () => {
      // No cookie goes along.
      const answer = await fetch(new URL(new URL(address).pathname, here.base));
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    };
    const feed = await read();
    assert.equal(feed.status, 200);
    assert.match(feed.type, /^application\/atom\+xml/);
    assert.ok(feed.text.includes('<feed'), feed.text.slice(0, 500));
    await page.goto('/settings/feeds');
    assert.equal(await page.getByText(new URL(address).pathname.split('/')[2]).count(), 0, 'the secret is told once');
    await page.getByRole('button', { name: `Take back: ${name}` }).click();
    await page.waitForURL((url) => url.pathname === '/settings/feeds');
    assert.equal((await read()).status, 404);
  });
}

// Nothing that was written is lost, and what is new is known in every browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys, menu } from './kit/browser.mjs';
import { line, post, press, reply, start, titled, watch } from './kit/forum.mjs';
import { gudrun, ingrid, jens, marta, piret, signe } from './kit/people.mjs';

const { here, open, signIn } = journeys();
const FORUM = 'multi-professional-support';
const box = (page) => page.getByRole('textbox', { name: /^(Text|Your reply)$/ });
const news = (row) => row.locator('.num').getByText(/new/i);

test('a draft is saved while one types, for a thread and for a reply', async (t) => {
  const page = await open(t, { as: signe });
  const thread = await start(page, here, FORUM, titled('Where drafts are kept'));
  await page.goto(`/forums/${FORUM}/new`);
  await alive(page);
  await page.getByRole('textbox', { name: 'Title' }).pressSequentially('Half a title');
  await box(page).pressSequentially('Half a thought\nand a line');
  await page.getByRole('status').getByText('Draft saved').waitFor();
  await page.reload();
  assert.equal(await page.getByRole('textbox', { name: 'Title' }).inputValue(), 'Half a title');
  assert.equal(await box(page).inputValue(), 'Half a thought\nand a line');

  await page.goto(thread);
  await alive(page);
  await box(page).pressSequentially('Half a reply');
  await page.getByRole('status').getByText('Draft saved').waitFor();
  const elsewhere = await open(t, { as: signe, scripts: false });
  await elsewhere.goto(thread);
  assert.equal(await box(elsewhere).inputValue(), 'Half a reply', 'it waits in every browser');
  await elsewhere.getByRole('button', { name: 'Reply', exact: true }).click();
  await post(elsewhere, 2).getByText('Half a reply').waitFor();
  assert.equal(await box(elsewhere).inputValue(), '');
});

for (const scripts of [true, false]) {
  test(`signed out in another tab, one gets the text back to copy (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { scripts, allow: [401] });
    await page.goto(`/forums/${FORUM}`);
    await signIn(page, gudrun);
    const thread = await start(page, here, FORUM, titled('Signed out in another tab'));
    await page.goto(thread);
    const other = await page.context().newPage();
    await other.goto('/people');
    await menu(other).click();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('heading', { name: 'You are signed out' }).waitFor();

    const text = 'Ten minutes of work.\n\n> with a quote\n\nand ”special” characters: ä þ ł & <b>';
    await box(page).fill(text);
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    // Whoever signs out leaves nothing behind that would tell whose text it is: it is not kept, but shown.
    await page.getByRole('heading', { level: 1, name: 'You were signed out meanwhile' }).waitFor();
    assert.equal(await page.getByLabel('Your text, to copy').inputValue(), text);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, gudrun);
    assert.equal(new URL(page.url()).pathname, thread);
    await box(page).fill(text);
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await post(page, 2).getByText('Ten minutes of work.').waitFor();
  });

  test(`a question that comes after the session was ended is shown to be copied (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { scripts, allow: [401] });
    await page.goto(`/forums/${FORUM}/new`);
    await signIn(page, ingrid);
    await press(page, here, '/settings', { language: 'en', time_zone: 'Europe/Oslo', theme: 'system', keys: 'on', topics: '' });
    const token = (await page.context().cookies()).find((cookie) => cookie.name === '__Host-sund');
    const ended = await page.request.post('/sign-out', { headers: { origin: here.base } });
    assert.equal(ended.status(), 200);
    await page.context().addCookies([token]); // as in a browser that was asleep meanwhile
    await page.getByRole('textbox', { name: 'Title' }).fill('Late question');
    await box(page).fill('Late text');
    await page.getByLabel('Kind').selectOption('practice');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    // The token is worth nothing any more, not even for keeping a draft: whoever has it may have found it.
    await page.getByRole('heading', { level: 1, name: 'You were signed out meanwhile' }).waitFor();
    assert.equal(await page.getByLabel('Your text, to copy').inputValue(), 'Late question\n\nLate text');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, ingrid);
    assert.equal(new URL(page.url()).pathname, `/forums/${FORUM}/new`);
    assert.equal(await page.getByRole('textbox', { name: 'Title' }).inputValue(), '', 'nothing was kept');
    await page.getByRole('textbox', { name: 'Title' }).fill('Late question');
    await box(page).fill('Late text');
    await page.getByLabel('Kind').selectOption('practice');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Late question' }).waitFor();
  });
}

test('what is new stops being new after reading in another browser', async (t) => {
  const writer = await open(t, { as: marta });
  const title = titled('A thread with news');
  const thread = await start(writer, here, FORUM, title);
  const list = await open(t, { as: signe });
  await list.goto(`/forums/${FORUM}`);
  await news(line(list, title)).waitFor();

  const elsewhere = await open(t, { as: signe, scripts: false });
  await elsewhere.goto(thread);
  await list.reload();
  assert.equal(await news(line(list, title)).count(), 0);

  await reply(writer, here, thread, 'And one more thing.');
  await list.reload();
  await line(list, title).getByText('1 new').waitFor();
  await line(list, title).getByRole('link', { name: title }).click();
  await post(list, 2).getByText('New', { exact: true }).waitFor();
  assert.equal(await post(list, 1).getByText('New', { exact: true }).count(), 0);
  await elsewhere.goto(`/forums/${FORUM}`);
  assert.equal(await news(line(elsewhere, title)).count(), 0);
});

test('all of a forum can be marked as read', async (t) => {
  const writer = await open(t, { as: marta });
  const title = titled('Nobody has to read this');
  await start(writer, here, FORUM, title);
  const page = await open(t, { as: jens, scripts: false });
  await page.goto(`/forums/${FORUM}`);
  await news(line(page, title)).waitFor();
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await line(page, title).waitFor();
  assert.equal(await news(page.getByRole('listitem')).count(), 0);
  await page.goto('/forums');
  assert.equal(await news(line(page, 'Multi-professional support')).count(), 0);
});

test('home lists the forums that one follows', async (t) => {
  const page = await open(t, { as: piret, scripts: false });
  const followed = page.getByRole('main').locator('section').filter({ has: page.getByRole('heading', { name: 'Forums you follow' }) });
  await page.goto('/');
  assert.equal(await line(followed, 'Multi-professional support').count(), 0);
  await page.goto(`/forums/${FORUM}`);
  await watch(page, 'Tracking');
  await page.getByRole('link', { name: 'Home' }).click();
  await followed.getByRole('link', { name: 'Multi-professional support' }).click();
  await watch(page, 'Normal');
  await page.goto('/');
  assert.equal(await line(followed, 'Multi-professional support').count(), 0);
});

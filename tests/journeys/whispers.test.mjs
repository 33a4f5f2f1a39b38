// Whispers: what chairs write for each other beside a post. They read it; whoever leads nothing here finds no trace of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { more, post, reply, start, titled } from './kit/forum.mjs';
import { byKeys } from './kit/keys.mjs';
import { gudrun, ingrid, mikkel, signe } from './kit/people.mjs';

const { here, open } = journeys();
const { follow, tabTo } = byKeys(here);
const GROUP = '/workgroups/victim-support';
const FORUM = 'multi-professional-support';
const box = (page) => page.getByRole('textbox', { name: 'Your whisper' });
const whisper = (page, text) => page.getByRole('article').filter({ hasText: 'For chairs only.' }).filter({ hasText: text });

/** A member's thread with one reply; windows of the member, of another one, of the two chairs. */
async function stage(t, text, options) {
  const author = await open(t, { as: signe, ...options });
  const thread = await start(author, here, FORUM, titled(text));
  await reply(author, here, thread, 'I have asked twice.');
  const [member, chair, other] = await Promise.all([gudrun, ingrid, mikkel].map((as) => open(t, { as, ...options })));
  return { author, member, chair, other, thread };
}

/** Nothing of it is in what the server sends for these pages, in the middle of the thread or anywhere else. */
async function untold(page, thread, id, ...traces) {
  for (const place of [thread, `${thread}?post=1`, '/', '/inbox', `${GROUP}/log`, GROUP, `/forums/${FORUM}`, '/drafts']) {
    const html = await (await page.request.get(place)).text();
    for (const trace of [...traces, id]) assert.equal(html.includes(trace), false, `${trace} at ${place}`);
  }
}

for (const scripts of [true, false]) {
  test(`a chair whispers beside a post: chairs hear of it, its author does not (scripts: ${scripts})`, async (t) => {
    const { author, member, chair, other, thread } = await stage(t, 'Who can take a call?', { scripts, allow: [404] });
    const said = `Let us call her ourselves ${scripts}.`;
    await chair.goto(thread);
    await (await more(chair, 2)).getByRole('link', { name: 'Whisper to chairs' }).click();
    await chair.getByRole('heading', { level: 1, name: 'Whisper to chairs' }).waitFor();
    await chair.getByText('and nobody else: not its author').waitFor();
    await chair.getByText(`The post, by ${signe.name}`).click();
    await chair.getByText('I have asked twice.').waitFor();
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
    await box(chair).fill(said);
    await chair.getByRole('button', { name: 'Whisper', exact: true }).click();
    await whisper(chair, said).waitFor();
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
    const id = new URL(chair.url()).hash.slice(2);

    // Signe and Guðrún: the thread counts as many posts as before, and not a word is sent.
    await untold(author, thread, id, said, 'for the chairs alone', 'For chairs only', 'whisper');
    await untold(member, thread, id, said, 'for the chairs alone', 'For chairs only', 'whisper');
    for (const page of [author, member]) {
      await page.goto(`/whispers/${id}`);
      await page.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();
      await page.goto(thread);
      await post(page, 2).waitFor();
      assert.equal(await page.locator('article.post').count(), 2);
      const menu = await more(page, 2);
      assert.equal(await menu.getByRole('link', { name: 'Whisper to chairs' }).count(), 0);
      assert.equal(await page.getByRole('link', { name: 'Write for chairs only' }).count(), 0);
    }

    // Mikkel hears that there is something, not what; and finds it beside the post.
    await other.goto('/inbox');
    const line = other.getByRole('listitem').filter({ hasText: `${ingrid.name} wrote something for the chairs alone` }).first();
    assert.equal(await line.getByText(said).count(), 0);
    await line.getByRole('link', { name: `${ingrid.name} wrote something` }).click();
    await other.getByRole('heading', { level: 1, name: 'Whispers' }).waitFor();
    await whisper(other, said).waitFor();
    await other.getByRole('main').locator('section').filter({ hasText: said }).getByRole('link', { name: 'Who can take a call?' }).click();
    await whisper(other, said).getByRole('link', { name: ingrid.name }).waitFor();
    assert.equal(await other.locator('article.post').count(), 2, 'a whisper is no post');
    assert.equal(await whisper(other, said).getByRole('link', { name: 'Change or take back' }).count(), 0, 'not Mikkel’s to change');

    // Its author changes it, the other chair reads both texts; taken back, only that there was one.
    await whisper(chair, said).getByRole('link', { name: 'Change or take back' }).click();
    await box(chair).fill(`${said} On Monday.`);
    await chair.getByRole('button', { name: 'Save the whisper' }).click();
    await chair.getByRole('heading', { level: 3, name: 'Text 2' }).waitFor();
    await other.reload();
    await whisper(other, 'On Monday.').getByRole('link', { name: 'edited' }).click();
    await other.getByRole('heading', { level: 1, name: 'A whisper to chairs' }).waitFor();
    for (const text of ['Text 1', 'Text 2']) await other.getByRole('heading', { level: 3, name: text }).waitFor();
    await chair.getByRole('button', { name: 'Take back' }).click();
    await chair.getByText('Taken back by who wrote it.').waitFor();
    await other.goto(thread);
    await other.getByText('Taken back by who wrote it.').waitFor();
    assert.equal(await other.getByText('On Monday.').count(), 0);
    await untold(author, thread, id, said, 'Taken back by who wrote it');
  });

  test(`who leads no more reads no whisper, not even their own (scripts: ${scripts})`, async (t) => {
    const { chair, other, thread } = await stage(t, 'Who stays?', { scripts, allow: [403, 404] });
    const said = `Written while still a chair ${scripts}.`;
    await other.goto(`${thread}?post=2`);
    await other.getByRole('link', { name: 'Write for chairs only' }).click();
    await box(other).fill(said);
    await other.getByRole('button', { name: 'Whisper', exact: true }).click();
    await whisper(other, said).waitFor();
    const office = async (button) => {
      await chair.goto(`${GROUP}/members?name=Mikkel`);
      await chair.getByLabel(`Change ${mikkel.name}’s place in the workgroup`).click();
      await chair.getByRole('button', { name: button }).click();
      await chair.waitForURL((url) => url.pathname === GROUP);
    };
    await office('Make member');
    await other.goto(thread);
    await post(other, 2).waitFor();
    assert.equal(await other.getByText(said).count(), 0);
    await other.goto(`${GROUP}/whispers`);
    await other.getByText('Only chairs of the workgroup can do this.').waitFor();
    await office('Make deputy');
    await other.goto(thread);
    await whisper(other, said).waitFor();
    await office('Make chair');
  });
}

test('a chair whispers without a mouse', async (t) => {
  const { author, chair, other, thread } = await stage(t, 'Said without a mouse');
  await chair.goto(`${thread}?post=2`);
  await alive(chair);
  await tabTo(chair, post(chair, 2).locator('details.acts summary'));
  await chair.keyboard.press('Enter');
  await follow(chair, post(chair, 2).getByRole('link', { name: 'Whisper to chairs' }));
  await chair.getByRole('heading', { level: 1, name: 'Whisper to chairs' }).waitFor();
  await tabTo(chair, box(chair));
  await chair.keyboard.type('By keys alone.');
  await follow(chair, chair.getByRole('button', { name: 'Whisper', exact: true }));
  await whisper(chair, 'By keys alone.').waitFor();
  await other.goto(thread);
  await whisper(other, 'By keys alone.').waitFor();
  await author.goto(thread);
  await post(author, 2).waitFor();
  assert.equal(await author.getByText('By keys alone.').count(), 0);
});

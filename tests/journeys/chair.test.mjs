// What a chair does, who sees it, and that all of it is in the workgroup's log.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys } from './kit/browser.mjs';
import { line, more, post, press, reply, start, titled } from './kit/forum.mjs';
import { kaspars, signe, tomasz } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'identifying-child-victims';
const LOG = '/workgroups/child-victims/log';
const tools = (page) => page.getByRole('complementary').locator('section').filter({ has: page.getByRole('heading', { name: 'Chair tools' }) });
const nothingHere = (page) => page.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();

async function logged(page, act, title, reason) {
  await page.goto(LOG);
  const row = page.getByRole('listitem').filter({ hasText: title }).filter({ hasText: act }).first();
  await row.getByText('Tomasz Wrona').waitFor();
  if (reason) await row.getByText(reason).waitFor();
}

/** A member's thread, a window of the member, one of the chair. */
async function stage(t, text, options) {
  const member = await open(t, { as: signe, ...options });
  const title = titled(text);
  const thread = await start(member, here, FORUM, title);
  const chair = await open(t, { as: tomasz, ...options });
  await chair.goto(thread);
  return { member, chair, title, thread };
}

test('members have no chair tools, and their forms are not here', async (t) => {
  const { member, thread } = await stage(t, 'Whose tools are these?', { allow: [403] });
  await member.goto(thread);
  await post(member, 1).waitFor();
  assert.equal(await tools(member).count(), 0);
  assert.equal(await member.getByRole('link', { name: 'Hide' }).count(), 0);
  for (const form of ['hide', 'move', 'conclude']) {
    await member.goto(`${thread}/${form}`);
    await member.getByText('Only chairs of the workgroup can do this.').waitFor();
  }
});

for (const scripts of [true, false]) {
  test(`a pinned thread stands first in its forum (scripts: ${scripts})`, async (t) => {
    const { member, chair, title } = await stage(t, 'To keep in sight', { scripts });
    await tools(chair).getByRole('button', { name: 'Pin', exact: true }).click();
    await chair.getByRole('main').getByText('Pinned', { exact: true }).waitFor();
    await member.goto(`/forums/${FORUM}`);
    const pinned = member.getByRole('region', { name: 'Pinned' });
    await line(pinned, title).waitFor();
    await tools(chair).getByRole('button', { name: 'Unpin' }).click();
    await tools(chair).getByRole('button', { name: 'Pin', exact: true }).waitFor();
    await member.reload();
    await line(member, title).waitFor();
    assert.equal(await line(pinned, title).count(), 0);
    await logged(member, 'Pinned', title);
    await logged(member, 'Unpinned', title);
  });

  test(`in a locked thread only chairs write; others are told, and keep their text (scripts: ${scripts})`, async (t) => {
    const { member, chair, title, thread } = await stage(t, 'All has been said', { scripts, allow: [403] });
    await member.goto(thread);
    await member.getByRole('textbox', { name: 'Your reply' }).fill('I was just about to say this.');
    await tools(chair).getByRole('button', { name: 'Lock', exact: true }).click();
    await chair.getByRole('main').getByText('Locked', { exact: true }).waitFor();

    await member.getByRole('button', { name: 'Reply', exact: true }).click();
    await member.getByRole('alert').getByText('The thread is locked. Only chairs can write in it.').waitFor();
    assert.equal((await member.getByRole('textbox', { name: 'Your text, to copy' }).inputValue()).trim(), 'I was just about to say this.');
    assert.equal(await member.getByRole('button', { name: 'Reply', exact: true }).count(), 0);

    await chair.getByRole('textbox', { name: 'Your reply' }).fill('The chair has the last word.');
    await chair.getByRole('button', { name: 'Reply', exact: true }).click();
    await post(chair, 2).getByText('The chair has the last word.').waitFor();
    await tools(chair).getByRole('button', { name: 'Unlock' }).click();
    await member.goto(thread);
    await member.getByRole('textbox', { name: 'Your reply' }).waitFor();
    await logged(member, 'Locked', title);
    await logged(member, 'Unlocked', title);
  });

  test(`a hidden thread: the author reads why, for others it is not there (scripts: ${scripts})`, async (t) => {
    const { member, chair, title, thread } = await stage(t, 'Too much about one case', { scripts, allow: [404, 422] });
    await tools(chair).getByRole('link', { name: 'Hide' }).click();
    await chair.getByRole('button', { name: 'Hide' }).click();
    await chair.getByText('Please fill this in.').first().waitFor();
    await chair.getByRole('textbox', { name: 'Reason' }).fill('It could identify a child.');
    await chair.getByRole('button', { name: 'Hide' }).click();
    await chair.getByText('Reason: It could identify a child.').waitFor();

    await member.goto(thread);
    await member.getByText('This thread is hidden. Only its author and the chairs see it. Reason: It could identify a child.').waitFor();
    const other = await open(t, { as: kaspars, scripts, allow: [404] });
    await other.goto(thread);
    await nothingHere(other);
    await other.goto(`/forums/${FORUM}`);
    assert.equal(await line(other, title).count(), 0);
    await other.goto(LOG);
    await other.getByRole('listitem').filter({ hasText: 'Hid a thread' }).filter({ hasText: 'It could identify a child.' }).first().waitFor();
    assert.equal(await other.getByText(title).count(), 0, 'the title is hidden with the thread');
    await logged(chair, 'Hid a thread', title, 'It could identify a child.');

    await chair.goto(thread);
    await tools(chair).getByRole('button', { name: 'Restore' }).click();
    await tools(chair).getByRole('link', { name: 'Hide' }).waitFor();
    await other.goto(thread);
    await other.getByRole('heading', { level: 1, name: title }).waitFor();
    await logged(member, 'Restored a thread', title);
  });
}

test('a hidden post: the author reads why, others that something was there', async (t) => {
  const { member, chair, title, thread } = await stage(t, 'One post too many');
  await reply(member, here, thread, 'A sentence that says too much.');
  await chair.reload();
  assert.equal(await post(chair, 1).getByRole('link', { name: 'Hide' }).count(), 0, 'the first post is hidden with its thread');
  await (await more(chair, 2)).getByRole('link', { name: 'Hide' }).click();
  await chair.getByRole('heading', { name: 'Hide the post by Signe Lauridsen' }).waitFor();
  await chair.getByRole('textbox', { name: 'Reason' }).fill('Please leave the place out.');
  await chair.getByRole('button', { name: 'Hide' }).click();
  await post(chair, 2).getByText('Reason: Please leave the place out.').waitFor();

  await member.goto(thread);
  await post(member, 2).getByText('Reason: Please leave the place out.').waitFor();
  await post(member, 2).getByText('A sentence that says too much.').waitFor();
  const other = await open(t, { as: kaspars });
  await other.goto(thread);
  await post(other, 2).getByText('A chair has hidden this post.').waitFor();
  assert.equal(await other.getByText(/says too much|leave the place out/).count(), 0);
  await logged(member, 'Hid a post', title, 'Please leave the place out.');

  await (await more(chair, 2)).getByRole('button', { name: 'Restore' }).click();
  await (await more(chair, 2)).getByRole('link', { name: 'Hide' }).waitFor();
  await other.reload();
  await post(other, 2).getByText('A sentence that says too much.').waitFor();
  await logged(member, 'Restored a post', title);
});

test('a thread is moved to another forum of the chair, and keeps its address', async (t) => {
  const { member, chair, title, thread } = await stage(t, 'In the wrong place');
  await tools(chair).getByRole('link', { name: 'Move', exact: true }).click();
  const forums = chair.getByRole('combobox', { name: 'Forum' });
  assert.equal(await forums.getByRole('option', { name: /Trafficking online/ }).count(), 0, 'only where one is a chair');
  await forums.selectOption({ label: 'Child victims · Leaving care without permission' });
  await chair.getByRole('button', { name: 'Move' }).click();
  await chair.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: 'Leaving care without permission' }).waitFor();
  assert.equal(new URL(chair.url()).pathname, thread);
  await member.goto('/forums/leaving-care');
  await line(member, title).waitFor();
  await member.goto(`/forums/${FORUM}`);
  assert.equal(await line(member, title).count(), 0);
  await logged(member, 'Moved', title);
});

test('a conclusion stands beside the thread, changes, and goes', async (t) => {
  const { member, chair, title, thread } = await stage(t, 'What have we learnt?');
  const conclusion = member.getByRole('complementary').locator('section').filter({ has: member.getByRole('heading', { name: 'Chair’s conclusion' }) });
  for (const [button, text] of [['Conclude', 'Ask **early**.'], ['Change the conclusion', 'Ask early, and ask again.']]) {
    await tools(chair).getByRole('link', { name: button }).click();
    await chair.getByRole('textbox', { name: 'Chair’s conclusion' }).fill(text);
    await chair.getByRole('button', { name: 'Save the conclusion' }).click();
    await member.goto(thread);
    await conclusion.getByText(text.replaceAll('*', '')).waitFor();
    await conclusion.getByText('Tomasz Wrona').waitFor();
  }
  await logged(member, 'Wrote the conclusion', title);
  await press(chair, here, `${thread}/conclude`, { body: '' });
  await member.goto(thread);
  await post(member, 1).waitFor();
  assert.equal(await conclusion.count(), 0);
});

test('a chair may accept an answer for whoever asked; it is in the log', async (t) => {
  const { member, chair, title, thread } = await stage(t, 'Asked and forgotten');
  await reply(member, here, thread, 'I found it myself.');
  await chair.reload();
  await post(chair, 2).getByRole('button', { name: 'Accept as the answer' }).click();
  await post(chair, 2).getByText('Accepted answer').waitFor();
  await logged(member, 'Chose the accepted answer', title);
});

// A chair chooses threads of a forum, and locks or hides them all: seen before it is done, seen while it is, and undone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { line, press, start, titled } from './kit/forum.mjs';
import { kaspars, katrin, lars, marta, piret } from './kit/people.mjs';

const { here, open } = journeys();
const GROUP = '/workgroups/prevention';
const FORUM = 'trafficking-online';
const LOG = `${GROUP}/log`;
const box = (page, title) => page.getByRole('listitem').filter({ hasText: title }).getByRole('checkbox');
const lockedChip = (page) => page.getByRole('main').getByText('Locked', { exact: true });
const told = (page, text) => page.getByRole('listitem').filter({ hasText: text });

/** Waits until the act is so far; without scripts one looks again oneself. */
async function reached(page, state, scripts) {
  const said = page.getByText(state, { exact: true });
  const again = page.getByRole('link', { name: 'Look again how far it is' });
  for (let n = 0; !scripts && n < 50 && (await said.count()) === 0; n += 1) await again.click();
  await said.waitFor();
}

/** Threads of two members, one that nobody chooses, and windows of all who are there. */
async function stage(t, text, { scripts }) {
  const [author, other, reader, chair] = await Promise.all(
    [marta, piret, lars, kaspars].map((as) => open(t, { as, scripts, allow: [404, 422] })),
  );
  const titles = ['one', 'two', 'three', 'left alone'].map((which) => titled(`${text}, ${which}`));
  const threads = [];
  for (const [n, title] of titles.entries()) threads.push(await start(n === 2 ? other : author, here, FORUM, title));
  await chair.goto(`/forums/${FORUM}`);
  await chair.getByRole('link', { name: 'Choose threads' }).click();
  await chair.getByRole('heading', { level: 1, name: 'Choose threads' }).waitFor();
  if (scripts) await alive(chair);
  return { author, other, reader, chair, titles, threads };
}

/** Ticks these and says what for, up to the page that names what would be done. */
async function choose(chair, titles, act, reason) {
  for (const title of titles) await box(chair, title).check();
  await chair.getByRole('combobox', { name: 'What to do with them' }).selectOption({ label: act });
  await chair.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await chair.getByRole('button', { name: 'Show what would be done' }).click();
  await chair.getByRole('heading', { level: 1, name: act }).waitFor();
  await chair.getByText(new RegExp(`to ${titles.length} threads:$`)).waitFor();
  for (const title of titles) await chair.getByRole('listitem').getByRole('link', { name: title }).waitFor();
}

test('members choose nothing', async (t) => {
  const member = await open(t, { as: marta, allow: [403] });
  await member.goto(`/forums/${FORUM}`);
  assert.equal(await member.getByRole('link', { name: 'Choose threads' }).count(), 0);
  await member.goto(`/forums/${FORUM}/choose`);
  await member.getByText('Only chairs of the workgroup can do this.').waitFor();
});

for (const scripts of [true, false]) {
  const on = `(scripts: ${scripts})`;

  test(`what is missing is said, and what was ticked and typed stays ${on}`, async (t) => {
    const { chair, titles } = await stage(t, 'Half a choice', { scripts });
    await chair.getByRole('textbox', { name: 'Reason' }).fill('All has been said.');
    await chair.getByRole('button', { name: 'Show what would be done' }).click();
    await chair.getByRole('alert').first().waitFor();
    assert.equal(await chair.getByRole('textbox', { name: 'Reason' }).inputValue(), 'All has been said.');
    await box(chair, titles[0]).check();
    await box(chair, titles[2]).check();
    await chair.getByRole('textbox', { name: 'Reason' }).fill('');
    await chair.getByRole('button', { name: 'Show what would be done' }).click();
    await chair.getByRole('alert').getByRole('link', { name: /Reason/ }).waitFor();
    assert.equal(await chair.getByRole('textbox', { name: 'Reason' }).getAttribute('aria-invalid'), 'true');
    for (const [n, ticked] of [[0, true], [1, false], [2, true]]) assert.equal(await box(chair, titles[n]).isChecked(), ticked);
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
  });

  test(`chosen threads are locked and unlocked again, but for what somebody else did ${on}`, async (t) => {
    const { author, other, reader, chair, titles, threads } = await stage(t, 'All said', { scripts });
    const chosen = titles.slice(0, 3);
    await choose(chair, chosen, 'Lock threads', 'All has been said.');
    assert.equal(await chair.getByRole('link', { name: titles[3] }).count(), 0);
    await chair.getByText('Reason: All has been said.').waitFor();
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
    // It is named, and not done yet.
    await reader.goto(threads[0]);
    await reader.getByRole('textbox', { name: 'Your reply' }).waitFor();
    assert.equal(await lockedChip(reader).count(), 0);
    // Meanwhile the other chair has locked one of them herself.
    const second = await open(t, { as: katrin, scripts });
    await second.goto(threads[1]);
    await second.getByRole('button', { name: 'Lock', exact: true }).click();
    await lockedChip(second).waitFor();

    await chair.getByRole('button', { name: 'Do it' }).click();
    await reached(chair, 'Done', scripts);
    await chair.getByText('3 of 3').waitFor();
    const left = chair.getByRole('main').locator('section').filter({ has: chair.getByRole('heading', { name: 'Left as it was' }) });
    await left.getByRole('link', { name: titles[1] }).waitFor();
    assert.equal(await left.getByRole('link').count(), 1);
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
    for (const n of [0, 1, 2]) {
      await reader.goto(threads[n]);
      await lockedChip(reader).waitFor();
      assert.equal(await reader.getByRole('textbox', { name: 'Your reply' }).count(), 0);
    }
    await reader.goto(threads[3]);
    await reader.getByRole('textbox', { name: 'Your reply' }).waitFor();

    // Each of the two who began them hears of it once, with the reason.
    for (const page of [author, other]) {
      await page.goto('/inbox');
      const notice = told(page, `${kaspars.name} locks threads, of yours as well`).filter({ hasText: 'All has been said.' });
      await notice.first().waitFor();
    }
    await reader.goto(LOG);
    for (const n of [0, 2]) {
      await told(reader, titles[n]).filter({ hasText: 'Locked' }).filter({ hasText: kaspars.name }).first().waitFor();
    }

    await chair.goto(`/forums/${FORUM}/choose`);
    await chair.getByRole('link', { name: 'Lock threads' }).first().click();
    await chair.getByRole('button', { name: 'Undo it' }).click();
    await reached(chair, 'Undone', scripts);
    for (const n of [0, 2]) {
      await reader.goto(threads[n]);
      await reader.getByRole('textbox', { name: 'Your reply' }).waitFor();
      assert.equal(await lockedChip(reader).count(), 0);
    }
    await reader.goto(threads[1]);
    await lockedChip(reader).waitFor();
    await author.goto('/inbox');
    await told(author, `${kaspars.name} undoes what was done to threads of yours`).first().waitFor();
  });

  test(`hidden threads are out of sight of their readers, and come back ${on}`, async (t) => {
    const { author, other, reader, chair, titles, threads } = await stage(t, 'Too much said', { scripts });
    const [first, , third, alone] = titles;
    await choose(chair, [first, third], 'Take threads out of sight', 'They name a school.');
    await reader.goto(`/forums/${FORUM}`);
    await line(reader, first).waitFor();
    await chair.getByRole('button', { name: 'Do it' }).click();
    await reached(chair, 'Done', scripts);
    await chair.getByText('2 of 2').waitFor();
    assert.equal(await chair.getByRole('heading', { name: 'Left as it was' }).count(), 0);

    await reader.goto(`/forums/${FORUM}`);
    await line(reader, alone).waitFor();
    for (const title of [first, third]) assert.equal(await reader.getByText(title).count(), 0);
    await reader.goto(threads[0]);
    await reader.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();
    await reader.goto(LOG);
    await told(reader, 'Hid a thread').filter({ hasText: 'They name a school.' }).first().waitFor();
    for (const title of [first, third]) assert.equal(await reader.getByText(title).count(), 0, 'the titles are hidden too');

    // Who began one reads it with the reason, is told once, and can appeal; the other's is none of theirs.
    await author.goto(threads[0]);
    await author.getByText('This thread is hidden. Only its author and the chairs see it. Reason: They name a school.').waitFor();
    await author.goto(threads[2]);
    await author.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();
    for (const page of [author, other]) {
      await page.goto('/inbox');
      await told(page, `${kaspars.name} takes threads out of sight, of yours as well`).filter({ hasText: 'They name a school.' }).first().waitFor();
    }
    await other.goto('/settings/decisions');
    await other.getByRole('article').filter({ hasText: 'They name a school.' }).first().getByText('Appeal', { exact: true }).first().waitFor();

    await chair.getByRole('button', { name: 'Undo it' }).click();
    await reached(chair, 'Undone', scripts);
    await reader.goto(`/forums/${FORUM}`);
    for (const title of [first, third, alone]) await line(reader, title).waitFor();
    await reader.goto(threads[0]);
    await reader.getByRole('heading', { level: 1, name: first }).waitFor();
  });
}

test('many threads go one after the other, and one sees how far it is', async (t) => {
  const author = await open(t, { as: marta });
  const title = titled('One of many');
  for (let n = 1; n <= 30; n += 1) await start(author, here, FORUM, `${title}: ${n}`);
  const chair = await open(t, { as: kaspars });
  await chair.goto(`/forums/${FORUM}/choose`);
  const boxes = chair.getByRole('listitem').filter({ hasText: title }).getByRole('checkbox');
  const all = await boxes.count();
  for (let n = 0; n < all; n += 1) await boxes.nth(n).check();
  await chair.getByRole('combobox', { name: 'What to do with them' }).selectOption({ label: 'Take threads out of sight' });
  await chair.getByRole('textbox', { name: 'Reason' }).fill('The same thing, many times.');
  await chair.getByRole('button', { name: 'Show what would be done' }).click();
  await chair.getByRole('button', { name: 'Do it' }).click();
  // The page brings itself up to date, up to the end.
  await chair.getByText('Done', { exact: true }).waitFor();
  await chair.getByText(`${all} of ${all}`).waitFor();
  await author.goto('/inbox');
  await told(author, 'The same thing, many times.').first().waitFor();
  assert.equal(await told(author, 'The same thing, many times.').count(), 1, 'once, however many are hers');
  await press(chair, here, `${new URL(chair.url()).pathname}/undo`, {});
  await chair.reload();
  await chair.getByText('Undone', { exact: true }).waitFor();
  await chair.goto(`/forums/${FORUM}`);
  assert.equal(await chair.getByRole('main').getByRole('listitem').filter({ hasText: title }).getByText('Hidden', { exact: true }).count(), 0);
});

// What goes with a text. Calling people: a list while one types, by keys alone; a field and buttons without scripts. Polls:
// asked by the form of a thread, and voted in; both with scripts and without.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { post, start, titled } from './kit/forum.mjs';
import { gudrun, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';
const box = (page) => page.getByRole('textbox', { name: 'Your reply' });

test('a name is completed by keys, and whoever is called finds it in the inbox', async (t) => {
  const page = await open(t, { as: signe });
  const title = titled('Who knows this');
  const thread = await start(page, here, FORUM, title);
  await page.goto(thread);
  await alive(page);
  await box(page).focus();
  await page.keyboard.type('What do you say, @Gu');
  const list = page.getByRole('listbox', { name: 'Who can be mentioned' });
  await list.getByRole('option', { name: gudrun.name }).waitFor();
  await page.getByText('Choose with the arrow keys').waitFor();
  assert.equal(await box(page).getAttribute('aria-activedescendant'), 'callable-0');
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  assert.match(await box(page).inputValue(), /@Gu$/, 'one who does not want it goes on writing');
  await page.keyboard.type('ð');
  const option = list.getByRole('option', { name: gudrun.name });
  await option.waitFor();
  while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.match(await box(page).inputValue(), /^What do you say, @\[Guðrún Hallsdóttir\]\(\/people\/[0-9a-f-]+\) $/);
  await page.keyboard.type('?');
  await page.keyboard.press('Control+Enter');
  const link = post(page, 2).getByRole('link', { name: `@${gudrun.name}` });
  assert.match(await link.getAttribute('href'), /^\/people\//);
  const other = await open(t, { as: gudrun });
  await other.goto('/inbox?show=to-me');
  await other.getByText(`${signe.name} mentioned you`).first().waitFor();
  assert.equal(await other.getByText(title).count() > 0, true);
});

test('without scripts a name is found by a field and put in by a button', async (t) => {
  const page = await open(t, { as: signe, scripts: false });
  const thread = await start(page, here, FORUM, titled('Who knows this'));
  await page.goto(thread);
  await box(page).fill('Hello');
  await page.getByText('Mention somebody', { exact: true }).click();
  await page.getByLabel('Name of a person or a workgroup').fill('hallsd');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: `Mention ${gudrun.name}` }).click();
  assert.match(await box(page).inputValue(), /^Hello @\[Guðrún Hallsdóttir\]\(\/people\/[0-9a-f-]+\) $/);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await post(page, 2).getByRole('link', { name: `@${gudrun.name}` }).waitFor();
});

for (const scripts of [true, false]) {
  test(`one asks with a thread, and others vote by keys (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const page = await open(t, { as: signe, scripts, allow: [422] });
    await page.goto(`${here.base}/forums/${FORUM}/new`);
    if (scripts) await alive(page);
    const title = titled('When do we meet');
    await page.getByLabel('Kind').selectOption('discussion');
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByRole('textbox', { name: 'Text' }).fill('We meet in spring.');
    await page.getByText('Add a poll', { exact: true }).click();
    await page.getByLabel('Question of the poll').fill('Which day suits you?');
    await page.getByLabel('How one votes').selectOption('ranked');
    await page.getByLabel('Options', { exact: true }).fill('Monday');
    await page.getByLabel('Results are seen').selectOption('voted');
    if (scripts) {
      // The poll is a part of the draft: another device goes on with it.
      await page.getByText('Draft saved').waitFor();
      const other = await open(t, { as: signe });
      await other.goto(`${here.base}/forums/${FORUM}/new`);
      assert.equal(await other.getByLabel('Question of the poll').inputValue(), 'Which day suits you?');
    }
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('link', { name: 'Options: At least 2 are needed.' }).waitFor();
    assert.equal(await page.getByLabel('Question of the poll').inputValue(), 'Which day suits you?');
    await page.getByLabel('Options', { exact: true }).fill('Monday\nTuesday\nWednesday');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const thread = page.url();

    const other = await open(t, { as: gudrun, scripts, allow: [422] });
    await other.goto(thread);
    const poll = other.getByRole('region', { name: 'Poll' });
    await poll.getByText('You will see the results when you have voted').waitFor();
    await poll.getByLabel('Tuesday').focus();
    await other.keyboard.press('ArrowDown');
    await other.keyboard.press('Tab');
    await other.keyboard.press('ArrowDown');
    await poll.getByRole('button', { name: 'Vote', exact: true }).press('Enter');
    await other.getByText('Give each place to one option only.').first().waitFor();
    await other.getByLabel('Wednesday').selectOption('2');
    await other.getByRole('button', { name: 'Vote', exact: true }).press('Enter');
    await poll.getByText('One person has voted').waitFor();
    assert.deepEqual(await poll.getByRole('list', { name: 'Results of the poll' }).getByRole('listitem').allInnerTexts().then((all) => all.map((one) => one.replace(/\s+/g, ' ').trim())), [
      'Tuesday Your choice Place 1, 2 points',
      'Wednesday Your choice Place 2, one point',
      'Monday Place 3, 0 points',
    ]);
    await poll.getByRole('button', { name: 'Take my vote back' }).click();
    await poll.getByText('You will see the results when you have voted').waitFor();

    // Its author closes it before its time: then they see what came of it, and nobody votes any more.
    await other.getByLabel('Tuesday').selectOption('1');
    await other.getByRole('button', { name: 'Vote', exact: true }).press('Enter');
    await poll.getByText('One person has voted').waitFor();
    await page.goto(thread);
    const own = page.getByRole('region', { name: 'Poll' });
    assert.equal(await own.getByText('One person has voted').count(), 0);
    await own.getByText('Close the poll now', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await own.getByRole('button', { name: 'Close the poll', exact: true }).press('Enter');
    await own.getByText('One person has voted').waitFor();
    await other.goto(thread);
    await poll.getByText(/^Closed /).waitFor();
    assert.equal(await other.getByRole('button', { name: 'Vote', exact: true }).count(), 0);
  });

  test(`a reply asks as well (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const thread = await start(await open(t, { as: gudrun }), here, FORUM, titled('Who brings what'));
    const page = await open(t, { as: signe, scripts, allow: [422] });
    await page.goto(thread);
    if (scripts) await alive(page);
    await box(page).fill('I ask you all.');
    await page.getByText('Add a poll', { exact: true }).click();
    await page.getByLabel('Question of the poll').fill('Where do we meet?');
    await page.getByLabel('Options', { exact: true }).fill('Riga');
    if (scripts) await page.getByText('Draft saved').waitFor();
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByRole('link', { name: 'Options: At least 2 are needed.' }).waitFor();
    assert.equal(await page.getByLabel('Question of the poll').inputValue(), 'Where do we meet?');
    await page.getByLabel('Options', { exact: true }).fill('Riga\nTurku');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    const poll = post(page, 2).getByRole('region', { name: 'Poll' });
    await poll.getByLabel('Turku').check();
    await poll.getByRole('button', { name: 'Vote', exact: true }).click();
    await poll.getByText('Your choice').waitFor();
    if (scripts) {
      await alive(page);
      assert.deepEqual(await examine(page), []);
    }
    assert.equal(await page.getByLabel('Question of the poll').inputValue(), '', 'the draft is gone with it');
  });
}

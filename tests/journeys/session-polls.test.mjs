// Polls in a session; and in its box: who types, and calling somebody by name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { titled } from './kit/forum.mjs';
import { box, heard, log, opened } from './kit/live.mjs';
import { gudrun, kaspars, marta, piret } from './kit/people.mjs';

const { here, open } = journeys();
const polls = (page) => page.getByRole('region', { name: 'Polls', exact: true });
const poll = (page, n) => polls(page).getByRole('region', { name: `Poll ${n}`, exact: true });

/** The chair and three members in one session; what the others did comes by itself with scripts, by a refresh without. */
async function met(t, scripts, title, more) {
  const chair = await open(t, { as: kaspars, scripts, allow: [422] });
  const session = await opened(chair, here, 'prevention', titled(title), more);
  const pages = [chair];
  for (const person of [marta, piret, gudrun]) pages.push(await open(t, { as: person, scripts, allow: [422] }));
  for (const page of pages) {
    await page.goto(session);
    if (scripts) await alive(page);
  }
  return { session, pages, look: (page) => (scripts ? null : page.goto(session)) };
}

async function ask(page, question, options, kind) {
  await page.getByRole('link', { name: 'Ask in a poll' }).click();
  await page.getByRole('textbox', { name: 'Question of the poll' }).fill(question);
  await page.getByRole('textbox', { name: 'Options' }).fill(options);
  if (kind) await page.getByRole('combobox', { name: 'How one votes' }).selectOption(kind);
  await page.getByRole('button', { name: 'Ask now' }).press('Enter');
}

for (const scripts of [true, false]) {
  test(`a chair asks, people choose, and only counts stay (scripts: ${scripts})`, async (t) => {
    const { session, pages, look } = await met(t, scripts, 'What do we choose?');
    const [chair, first, second, third] = pages;
    await chair.getByRole('link', { name: 'Ask in a poll' }).click();
    await chair.getByRole('textbox', { name: 'Question of the poll' }).fill('Which day?');
    await chair.getByRole('textbox', { name: 'Options' }).fill('Monday');
    await chair.getByRole('button', { name: 'Ask now' }).click();
    await chair.getByText('At least 2 are needed.').first().waitFor();
    assert.equal(await chair.getByRole('textbox', { name: 'Question of the poll' }).inputValue(), 'Which day?', 'what was typed comes back');
    await chair.getByRole('textbox', { name: 'Options' }).fill('Monday\nTuesday');
    await chair.getByRole('button', { name: 'Ask now' }).press('Enter');
    await polls(chair).getByText('Which day?').first().waitFor();

    // One chooses by keys; before that there is nothing to see of what others chose.
    if (scripts) await box(first).fill('Not sent yet');
    await look(first);
    const monday = poll(first, 1).getByRole('radio', { name: 'Monday' });
    await monday.focus();
    await monday.press('ArrowDown');
    assert.equal(await poll(first, 1).getByRole('radio', { name: 'Tuesday' }).isChecked(), true);
    await poll(first, 1).getByRole('button', { name: 'Vote' }).press('Enter');
    await poll(first, 1).getByText('One vote (100 %)').waitFor();
    if (scripts) {
      assert.equal(await box(first).inputValue(), 'Not sent yet', 'the page stayed where it was');
      assert.match(await first.evaluate(() => document.activeElement.textContent), /my vote/, 'the keyboard stays');
    }
    await look(second);
    assert.equal(await poll(second, 1).getByText('100 %').count(), 0);
    await look(chair);
    await poll(chair, 1).getByText('One person has voted').waitFor();

    // What one has picked and not sent stays while others choose.
    if (scripts) await poll(first, 1).getByRole('radio', { name: 'Monday' }).check();
    await poll(second, 1).getByRole('radio', { name: 'Monday' }).check();
    await poll(second, 1).getByRole('button', { name: 'Vote' }).click();
    await poll(second, 1).getByText('2 people have voted').waitFor();
    if (scripts) {
      await poll(first, 1).getByText('2 people have voted').waitFor();
      assert.equal(await poll(first, 1).getByRole('radio', { name: 'Monday' }).isChecked(), true, 'not lost');
    } else {
      await look(first);
      await poll(first, 1).getByRole('radio', { name: 'Monday' }).check();
    }
    await poll(first, 1).getByRole('button', { name: 'Change my vote' }).click();
    await poll(first, 1).getByText('2 votes (100 %)').waitFor();

    // Nothing picked is said, on a page of its own.
    await look(third);
    await poll(third, 1).getByRole('button', { name: 'Vote' }).click();
    await third.getByRole('heading', { name: 'Poll 1' }).waitFor();
    assert.equal(await third.getByRole('group', { name: 'Which day?' }).getAttribute('aria-invalid'), 'true');
    await third.getByRole('radio', { name: 'Tuesday' }).check();
    await third.getByRole('button', { name: 'Vote' }).click();
    await poll(third, 1).getByText('3 people have voted').waitFor();

    // The choice that is ready, several at once, and the end of it.
    await look(chair);
    await ask(chair, 'Do we agree?', '');
    await poll(chair, 2).getByRole('radio', { name: 'Abstain' }).waitFor();
    await ask(chair, 'Which themes?', 'Law\nHelp\nData', 'multiple');
    await look(second);
    await poll(second, 3).getByRole('checkbox', { name: 'Law' }).check();
    await poll(second, 3).getByRole('checkbox', { name: 'Data' }).check();
    await poll(second, 3).getByRole('button', { name: 'Vote' }).click();
    await poll(second, 3).getByText('One vote (100 %)').nth(1).waitFor();
    await look(chair);
    await poll(chair, 1).getByRole('button', { name: 'Close the poll Which day?' }).press('Enter');
    await poll(chair, 1).getByText('Closed', { exact: true }).waitFor();
    await look(second);
    await poll(second, 1).getByText('Closed', { exact: true }).waitFor();
    assert.equal(await poll(second, 1).getByRole('radio').count(), 0);
    await chair.getByRole('link', { name: 'End the session' }).click();
    await chair.getByText('3 polls are kept').waitFor();
    await chair.getByRole('button', { name: 'End it for good' }).click();
    await chair.goto(session);
    await poll(chair, 1).getByText('2 votes (67 %)').waitFor();
    assert.equal(await polls(chair).getByRole('button').count(), 0);
  });
}

test('one sees who writes, and calls somebody by name', async (t) => {
  const { pages } = await met(t, true, 'Who writes?');
  const [chair, first, second] = pages;
  const line = chair.locator('#talk-typing');
  const before = await line.boundingBox();
  await box(first).pressSequentially('I think');
  await line.getByText(`${marta.name} is writing`).waitFor();
  assert.deepEqual(await line.boundingBox(), before, 'nothing moves');
  assert.equal(await line.getAttribute('aria-live'), 'off');
  assert.equal(await first.locator('#talk-typing').textContent(), '', 'not of oneself');
  await box(second).pressSequentially('So do');
  await line.getByText(`${marta.name} and ${piret.name} are writing`).waitFor();
  await box(first).press('Enter');
  await line.getByText(`${piret.name} is writing`).waitFor();
  await line.filter({ hasText: /^$/ }).waitFor({ state: 'attached' });

  // A name is offered as one types it; Enter takes it, and does not send.
  await box(chair).pressSequentially(`Yes, @${gudrun.name.slice(0, 3)}`);
  const option = chair.getByRole('listbox', { name: 'Who can be mentioned' }).getByRole('option').first();
  await option.getByText(gudrun.name).waitFor();
  await box(chair).press('Enter');
  assert.match(await box(chair).inputValue(), /^Yes, @\[.*\]\(\/people\/.*\) $/);
  await box(chair).press('Enter');
  await heard(second, `Yes, @${gudrun.name}`);
  await log(second).locator('a.mention').getByText(`@${gudrun.name}`).waitFor();
  const third = pages[3];
  await third.goto('/inbox');
  await third.getByText('mentioned you').first().waitFor();
});

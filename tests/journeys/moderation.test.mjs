// What chairs do about people: notes for each other, and taking all that one person wrote out of sight and back again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { line, reply, start, titled } from './kit/forum.mjs';
import { ingrid, kaspars, gudrun, marta } from './kit/people.mjs';

const { here, open } = journeys();
// A person for each way, so that the two do not act on the same posts.
const WAYS = [
  { scripts: true, author: marta, chair: kaspars, forum: 'trafficking-online' },
  { scripts: false, author: gudrun, chair: ingrid, forum: 'helping-children-accept-help' },
];

/** Waits until the act is so far; without scripts one looks again oneself. */
async function reached(page, state, scripts) {
  const said = page.getByText(state, { exact: true });
  for (let n = 0; n < 40 && await said.count() === 0; n += 1) {
    await page.waitForTimeout(500);
    if (!scripts) await page.reload();
  }
  assert.equal(await said.count(), 1, state);
}

for (const { scripts, author, chair: chairing, forum } of WAYS) {
  test(`all that somebody wrote goes out of sight and comes back (scripts: ${scripts})`, async (t) => {
    const member = await open(t, { as: author, scripts });
    const title = titled('All of mine');
    const thread = await start(member, here, forum, title);
    await reply(member, here, thread, 'And one more');
    const chair = await open(t, { as: chairing, scripts, allow: [422] });
    await chair.goto(thread);
    if (scripts) await alive(chair);
    const menu = chair.locator('article.post').first().locator('details');
    await menu.locator('summary').click();
    await menu.getByRole('link', { name: 'Measures' }).first().click();
    await chair.getByRole('textbox', { name: 'Note' }).fill('Talked on the telephone, agreed on a pause.');
    await chair.getByRole('button', { name: 'Keep the note' }).press('Enter');
    await chair.getByText('Talked on the telephone, agreed on a pause.').waitFor();
    if (scripts) assert.deepEqual(await examine(chair), []);
    await chair.getByRole('link', { name: 'Take all that this person wrote here out of sight' }).click();
    await chair.getByRole('button', { name: 'Take it all out of sight' }).click();
    await chair.getByRole('alert').first().waitFor();
    await chair.getByRole('textbox', { name: 'Reason' }).fill('Not from who they say they are');
    await chair.getByRole('button', { name: 'Take it all out of sight' }).click();
    await reached(chair, 'Done', scripts);
    if (scripts) assert.deepEqual(await examine(chair), []);
    const other = await open(t, { as: chairing, scripts });
    await other.goto(thread);
    await other.getByText('Not from who they say they are').first().waitFor();
    await member.goto('/inbox');
    await member.getByText('takes all that you wrote in a workgroup out of sight').first().waitFor();
    await chair.getByRole('button', { name: 'Undo it' }).click();
    await reached(chair, 'Undone', scripts);
    await member.goto(`/forums/${forum}`);
    await line(member, title).waitFor();
    await member.goto(thread);
    assert.equal(await member.getByText('And one more').count(), 1);
  });
}

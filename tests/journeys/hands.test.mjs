// The speaker queue of a session: raising a hand, being called, in the order of the rule.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { titled } from './kit/forum.mjs';
import { box, opened } from './kit/live.mjs';
import { gudrun, kaspars, marta, piret } from './kit/people.mjs';

const { here, open } = journeys();
const queue = (page) => page.getByRole('region', { name: 'Speaker queue' });
const waiting = (page) => queue(page).getByRole('listitem');
/** Waits until exactly these wait, in this order. */
async function order(page, ...people) {
  await waiting(page).nth(people.length - 1).waitFor();
  for (const [n, person] of people.entries()) await waiting(page).nth(n).getByText(person.name).first().waitFor();
  assert.equal(await waiting(page).count(), people.length);
}

for (const scripts of [true, false]) {
  test(`hands go up, and the chair gives the floor (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts });
    const session = await opened(chair, here, 'prevention', titled('Who has the floor?'));
    const pages = [chair];
    for (const person of [marta, piret, gudrun]) pages.push(await open(t, { as: person, scripts }));
    for (const page of pages) {
      await page.goto(session);
      if (scripts) await alive(page);
    }
    const [, first, second, third] = pages;
    // What the others did meanwhile: by itself with scripts, by a refresh without.
    const look = (page) => (scripts ? null : page.goto(session));
    await box(first).fill('Not sent yet');
    for (const page of [first, second, third]) {
      await page.getByRole('button', { name: 'Raise hand' }).press('Enter');
      await page.getByRole('button', { name: 'Lower hand' }).waitFor();
      if (scripts) assert.equal(await page.evaluate(() => document.activeElement.id), 'hand-down', 'the keyboard stays there');
    }
    if (scripts) assert.equal(await box(first).inputValue(), 'Not sent yet', 'the page stayed where it was');
    await look(chair);
    await order(chair, marta, piret, gudrun);
    await queue(chair).getByText('First who has not spoken yet').waitFor();
    assert.equal(await queue(first).getByRole('button').count(), 0);
    await queue(chair).getByRole('button', { name: `Give the floor ${marta.name}` }).press('Enter');
    await queue(chair).getByText('Speaking:').waitFor();
    await order(chair, piret, gudrun);
    await look(second);
    await queue(second).getByText(marta.name).waitFor();

    // Who has spoken comes after who has not.
    await look(first);
    await first.getByRole('button', { name: 'Raise hand' }).click();
    await look(chair);
    await order(chair, piret, gudrun, marta);
    await queue(chair).getByRole('button', { name: `Remove ${piret.name}` }).click();
    await order(chair, gudrun, marta);
    await third.getByRole('button', { name: 'Lower hand' }).click();
    await third.getByRole('button', { name: 'Raise hand' }).waitFor();
    await look(chair);
    await order(chair, marta);
    await queue(chair).getByRole('button', { name: 'Finished' }).click();
    await queue(chair).getByText('Speaking:').waitFor({ state: 'detached' });
    await queue(chair).getByRole('button', { name: `Remove ${marta.name}` }).click();
    await queue(chair).getByText('Nobody waits for the floor.').waitFor();
  });
}

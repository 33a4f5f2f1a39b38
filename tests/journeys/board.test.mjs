// What stands beside the talk of a session: questions and votes, the agenda that moves, a round of the countries.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { titled } from './kit/forum.mjs';
import { box, opened } from './kit/live.mjs';
import { gudrun, kaspars, marta, piret } from './kit/people.mjs';

const { here, open } = journeys();
const card = (page, name) => page.getByRole('region', { name, exact: true });
const questions = (page) => card(page, 'Questions').getByRole('listitem');

/** The chair and three members in one session; what the others did comes by itself with scripts, by a refresh without. */
async function met(t, scripts, title, more) {
  const chair = await open(t, { as: kaspars, scripts });
  const session = await opened(chair, here, 'prevention', titled(title), more);
  const pages = [chair];
  for (const person of [marta, piret, gudrun]) pages.push(await open(t, { as: person, scripts }));
  for (const page of pages) {
    await page.goto(session);
    if (scripts) await alive(page);
  }
  return { session, pages, look: (page) => (scripts ? null : page.goto(session)) };
}

async function ask(page, text, unnamed = false) {
  await page.getByRole('link', { name: 'Ask a question' }).click();
  await page.getByRole('textbox', { name: 'Your question' }).fill(text);
  if (unnamed) await page.getByRole('checkbox', { name: 'Ask without my name' }).check();
  await page.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  await card(page, 'Questions').waitFor();
}

for (const scripts of [true, false]) {
  test(`questions are asked, voted for and answered (scripts: ${scripts})`, async (t) => {
    const { session, pages, look } = await met(t, scripts, 'What do we ask?');
    const [chair, first, second, third] = pages;
    await card(third, 'Questions').getByText('Nobody has asked anything yet.').waitFor();
    await ask(first, 'Which signs do platforms report?');
    await ask(second, 'How do you protect moderators?', true);
    await look(third);
    await questions(third).filter({ hasText: 'Which signs' }).getByText(marta.name).waitFor();
    assert.equal(await questions(third).count(), 1, 'what is asked without a name waits for a chair');
    await look(chair);
    const waits = questions(chair).filter({ hasText: 'protect moderators' });
    await waits.getByText('Waits for a chair').waitFor();
    assert.equal(await waits.getByText(piret.name).count(), 0);
    await waits.getByRole('button', { name: 'Let through' }).press('Enter');
    await look(third);
    await questions(third).nth(1).waitFor();

    // Votes bring it up; the keyboard stays where it was, and the page too.
    if (scripts) await box(third).fill('Not sent yet');
    for (const page of [third, first]) {
      await look(page);
      const vote = questions(page).filter({ hasText: 'protect moderators' }).getByRole('button', { name: 'Vote for' });
      await vote.press('Enter');
      await questions(page).filter({ hasText: 'protect moderators' }).locator('[aria-pressed=true]').waitFor();
    }
    if (scripts) {
      assert.equal(await box(third).inputValue(), 'Not sent yet');
      assert.match(await third.evaluate(() => document.activeElement.textContent), /protect moderators/, 'the keyboard stays');
    }
    await look(third);
    await questions(third).first().getByText('protect moderators').first().waitFor();
    assert.match(await questions(third).first().locator('button').innerText(), /2/);

    await look(chair);
    await questions(chair).first().getByRole('button', { name: 'Answer now' }).click();
    await look(second);
    await second.getByRole('status').getByText('How do you protect moderators?').waitFor();
    await questions(chair).first().getByText('Being answered').first().waitFor();
    await questions(chair).first().getByRole('button', { name: 'Answered' }).click();
    const other = questions(chair).filter({ hasText: 'Which signs' });
    await other.getByRole('link', { name: 'Set aside' }).click();
    await chair.getByRole('button', { name: 'Set it aside' }).click();
    if (scripts) assert.equal(await chair.getByRole('textbox', { name: 'Reason' }).evaluate((input) => input.matches(':invalid')), true);
    await chair.getByRole('textbox', { name: 'Reason' }).fill('For the forum.');
    await chair.getByRole('button', { name: 'Set it aside' }).click();
    await look(first);
    await questions(first).filter({ hasText: 'Which signs' }).getByText('Set aside: For the forum.').waitFor();
    await second.goto(`${session}/board`);
    await second.getByRole('heading', { level: 1, name: 'Agenda, questions and rounds' }).waitFor();
    assert.equal(await questions(second).filter({ hasText: 'Answered' }).count(), 1);
  });

  test(`the agenda moves for everybody (scripts: ${scripts})`, async (t) => {
    const start = new Date(Date.now() + 3_600_000);
    const clock = (minutes) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' }).format(new Date(start.getTime() + minutes * 60_000));
    const agenda = `${clock(0)} Opening\n${clock(15)} What platforms see | Somebody\n${clock(30)} Conclusions`;
    const { pages, look } = await met(t, scripts, 'Where are we?', { start: start.toISOString().slice(0, 16), agenda });
    const [chair, first] = pages;
    const on = (page) => card(page, 'Agenda').locator('[aria-current=step]');
    assert.equal(await on(first).count(), 0);
    await card(chair, 'Agenda').getByRole('button', { name: 'Begin with the first part' }).press('Enter');
    await on(chair).getByText('Opening').waitFor();
    await card(chair, 'Agenda').getByRole('button', { name: 'Next part What platforms see' }).press('Enter');
    await look(first);
    await on(first).getByText('What platforms see').waitFor();
    await first.getByRole('status').getByText('What platforms see').waitFor();
    assert.equal(await card(first, 'Agenda').getByRole('button').count(), 0);
    await card(chair, 'Agenda').getByRole('button', { name: 'Back to the part before Opening' }).click();
    await look(first);
    await on(first).getByText('Opening').waitFor();
  });

  test(`every country has its place in a round (scripts: ${scripts})`, async (t) => {
    const { session, pages, look } = await met(t, scripts, 'What does every country do?');
    const [chair, first, second, third] = pages;
    const place = (page, country) => card(page, 'Country rounds').getByRole('row').filter({ has: page.getByRole('rowheader', { name: country }) });
    await chair.getByRole('link', { name: 'Begin a country round' }).click();
    await chair.getByRole('textbox', { name: 'What every country is asked' }).fill('Which hotline do you have?');
    await chair.getByRole('button', { name: 'Begin', exact: true }).click();
    await card(chair, 'Country rounds').getByText('Not heard yet:').waitFor();
    await look(second);
    assert.equal(await card(second, 'Country rounds').getByText('Not heard yet:').count(), 0, 'chairs see who is silent');
    await place(second, 'Estonia').getByRole('link', { name: 'Answer for Estonia' }).click();
    await second.getByRole('textbox', { name: 'The country’s answer' }).fill('We have **116 111**.');
    await second.getByRole('button', { name: 'Save the answer' }).press('Enter');
    await look(third);
    await place(third, 'Estonia').getByText('116 111').waitFor();
    await place(third, 'Estonia').getByText(piret.name).waitFor();
    await place(third, 'Iceland').getByRole('link', { name: 'Answer for Iceland' }).click();
    await third.getByRole('button', { name: 'Pass' }).click();
    await look(chair);
    await card(chair, 'Country rounds').getByText('2 of 10 countries').waitFor();
    // A country asks another one; only who was asked, the country itself and the chair may write there.
    await chair.goto(`${session}/rounds/1/se`);
    await chair.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'Estonia' });
    await chair.getByRole('button', { name: 'Save', exact: true }).click();
    await look(second);
    await place(second, 'Sweden').getByText('Estonia answers in its stead.').waitFor();
    await place(second, 'Sweden').getByRole('link', { name: 'Answer for Sweden' }).waitFor();
    assert.equal(await place(first, 'Sweden').getByRole('link', { name: 'Answer for Sweden' }).count(), 0);
    await card(chair, 'Country rounds').getByRole('button', { name: 'Close the round' }).click();
    await look(second);
    await card(second, 'Country rounds').getByText('Closed').waitFor();
    assert.equal(await place(second, 'Sweden').getByRole('link', { name: 'Answer for Sweden' }).count(), 0);
  });
}

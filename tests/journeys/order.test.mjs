// Order in a session: slow mode, muting, ending it for somebody; and afterwards what is corrected, and handed on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { titled } from './kit/forum.mjs';
import { box, log, opened } from './kit/live.mjs';
import { kaspars, marta, piret } from './kit/people.mjs';

const { here, open } = journeys();

/** The chair and two members in one session. */
async function met(t, scripts, title, more) {
  const chair = await open(t, { as: kaspars, scripts });
  const session = await opened(chair, here, 'prevention', titled(title), more);
  const pages = [chair];
  for (const person of [marta, piret]) pages.push(await open(t, { as: person, scripts, allow: [403] }));
  for (const page of pages) {
    await page.goto(session);
    if (scripts) await alive(page);
  }
  return { session, pages, look: (page) => (scripts ? null : page.goto(session)) };
}

/** Says something in the box, with or without scripts. */
async function say(page, text) {
  await box(page).fill(text);
  await page.getByRole('button', { name: 'Send' }).press('Enter');
}

const line = (page, text) => log(page).or(page.locator('.log')).locator('li[id^=m]').filter({ hasText: text });

for (const scripts of [true, false]) {
  test(`in slow mode one writes once in a while, and nothing typed is lost (scripts: ${scripts})`, async (t) => {
    const { pages, look } = await met(t, scripts, 'Slowly');
    const [chair, member] = pages;
    await say(member, 'Before it');
    await line(member, 'Before it').waitFor();
    await chair.getByLabel('Who writes').selectOption({ label: 'Each once a minute' });
    await chair.getByRole('button', { name: 'Set', exact: true }).press('Enter');
    await look(member);
    await member.getByText('Slow mode: one message a minute each').waitFor();
    await say(member, 'Too soon after it');
    await member.getByText(/you can write again in \d+ s/).waitFor();
    assert.match(await box(member).inputValue(), /Too soon after it/);
    await look(chair);
    await say(chair, 'Chairs need not wait');
    await say(chair, 'Not at all');
    await line(chair, 'Not at all').waitFor();
    await look(chair);
    await chair.getByLabel('Who writes').selectOption({ label: 'Everybody' });
    await chair.getByRole('button', { name: 'Set', exact: true }).press('Enter');
    await look(member);
    await member.getByText('Slow mode: one message a minute each').waitFor({ state: 'detached' });
    await say(member, 'Now it goes');
    await line(member, 'Now it goes').waitFor();
  });

  test(`a chair mutes somebody, and ends the session for them (scripts: ${scripts})`, async (t) => {
    const { session, pages, look } = await met(t, scripts, 'Order, please');
    const [chair, member, other] = pages;
    await say(member, 'What should not be said');
    await look(chair);
    const hold = async (what, why) => {
      await chair.goto(session);
      await line(chair, 'What should not be said').getByRole('link', { name: /answer and more/ }).click();
      await chair.getByRole('link', { name: 'Mute, or end it for the author' }).press('Enter');
      await chair.getByRole('radio', { name: what }).check();
      await chair.getByRole('textbox', { name: 'Reason' }).fill(why);
      await chair.getByRole('button', { name: 'Do it' }).press('Enter');
      await chair.getByRole('heading', { level: 1, name: 'Muted, and out of the session' }).waitFor();
      await chair.getByText(why).waitFor();
    };
    await hold('Muted', 'It hurts people');
    await say(member, 'Again');
    await member.getByText('A chair has muted you in this session.').waitFor();
    await member.goto(session);
    await member.getByText('A chair has muted you in this session: It hurts people').waitFor();
    await chair.getByRole('button', { name: `Lift it for ${marta.name}` }).press('Enter');
    await chair.waitForURL(session);
    await member.goto(session);
    if (scripts) await alive(member);
    await say(member, 'I am sorry');
    await look(other);
    await line(other, 'I am sorry').waitFor();
    await hold('Session over', 'Once more, and it is enough');
    if (scripts) await member.getByText('You cannot be in this session any more.').first().waitFor();
    await member.goto(session);
    await member.getByText('A chair has ended this session for you: Once more, and it is enough').waitFor();
    assert.equal(await member.getByText('I am sorry').count(), 0);
  });

  test(`the record is corrected, and a question handed on (scripts: ${scripts})`, async (t) => {
    const { session, pages, look } = await met(t, scripts, 'Afterwards');
    const [chair, member] = pages;
    await say(member, 'There were twelve cases');
    await line(member, 'There were twelve cases').waitFor();
    await member.getByRole('link', { name: 'Ask a question' }).click();
    await member.getByRole('textbox', { name: 'Your question' }).fill('Who sees to it?');
    await member.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
    await look(chair);
    await chair.getByRole('link', { name: 'End the session' }).click();
    await chair.getByRole('button', { name: 'End it for good' }).press('Enter');
    await chair.waitForURL(session);
    await member.goto(session);
    await member.getByText('The record takes corrections until').waitFor();
    await line(member, 'There were twelve').getByRole('link', { name: /answer and more/ }).click();
    await member.getByRole('textbox', { name: 'What is right' }).fill('There were **eleven**.');
    await member.getByRole('button', { name: 'Add to the record' }).press('Enter');
    await member.getByText('Correction:').waitFor();
    await chair.reload();
    await line(chair, 'There were twelve cases').getByText('There were eleven.').waitFor();
    await chair.getByRole('link', { name: 'Hand it on' }).press('Enter');
    await chair.getByLabel('Who sees to the answer').selectOption({ label: await chair.locator('option', { hasText: piret.name }).innerText() });
    await chair.getByRole('button', { name: 'Hand it on' }).press('Enter');
    await chair.getByText(`Owner: ${piret.name}`).waitFor();
  });
}

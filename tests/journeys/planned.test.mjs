// What is planned: an agenda that members read in their own time, calendars that follow, and a session that is cancelled.
// The calendar is read by ical.js, which is Thunderbird's reader.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { journeys } from './kit/browser.mjs';
import { titled } from './kit/forum.mjs';
import { kaspars, marta } from './kit/people.mjs';

const { here, open } = journeys();

/** The events of a calendar, by their titles. */
function events(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const all = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return new Map(all.map((event) => [event.summary, event]));
}

for (const scripts of [true, false]) {
  test(`an agenda, in everybody's time, in calendars, and cancelled (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [422] });
    const member = await open(t, { as: marta, scripts });
    const title = titled('Who answers first, and when?');
    await member.goto('/settings/feeds');
    await member.getByLabel('What is it for?').fill('My calendar');
    await member.getByRole('button', { name: 'Make addresses' }).click();
    const address = await member.locator('dt', { hasText: 'Live sessions, for a calendar' }).locator('+ dd').textContent();
    const followed = async () => {
      const answer = await fetch(new URL(new URL(address).pathname, here.base));
      assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
      return events(await answer.text()).get(title);
    };

    await chair.goto('/live/new');
    await chair.getByRole('combobox', { name: 'Workgroup' }).selectOption({ label: 'Prevention' });
    await chair.getByRole('textbox', { name: 'Title' }).fill(title);
    await chair.getByLabel('Start').fill('2031-05-06T10:00');
    await chair.getByLabel('Length in minutes').fill('90');
    await chair.getByLabel('Place', { exact: true }).fill('Riga');
    await chair.getByLabel('Purpose').fill('**Aim.** One list.');
    await chair.getByLabel('Questions to discuss').fill('Which routes answer?\nWithin a day?');
    await chair.getByLabel('Agenda').fill('10.00 Opening\nWhat platforms see');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('alert').getByRole('link', { name: /^Agenda: Line 2: begin with a time/ }).click();
    await chair.getByLabel('Agenda').fill('10.00 Opening\n10:15 What platforms see | Lars Eidsvik, police');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('heading', { level: 1, name: title }).waitFor();
    const session = new URL(chair.url()).pathname;

    // In Warsaw it is an hour earlier than in Riga.
    await member.goto(session);
    const parts = member.locator('section.card').filter({ has: member.getByRole('heading', { name: 'Agenda' }) }).getByRole('listitem');
    assert.deepEqual((await parts.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim()), ['09:00 Opening', '09:15 What platforms see Lars Eidsvik, police']);
    await member.getByText('Within a day?').waitFor();
    const [download] = await Promise.all([member.waitForEvent('download'), member.getByRole('link', { name: 'Add to calendar' }).click()]);
    assert.equal(download.suggestedFilename(), 'session.ics');
    const stream = await download.createReadStream();
    const event = events(Buffer.concat(await stream.toArray()).toString()).get(title);
    assert.equal(event.startDate.toJSDate().toISOString(), '2031-05-06T07:00:00.000Z');
    assert.equal(event.duration.toSeconds(), 90 * 60);
    assert.equal(event.location, 'Riga');
    assert.match(event.description, /- Within a day\?/);

    const before = await followed();
    assert.equal(before.uid, event.uid);
    await chair.getByRole('link', { name: 'Change the plan' }).click();
    assert.equal((await chair.getByLabel('Agenda').inputValue()).trim(), '10:00 Opening\n10:15 What platforms see | Lars Eidsvik, police');
    await chair.getByLabel('Start').fill('2031-05-06T10:10');
    await chair.getByRole('button', { name: 'Save' }).click();
    // The opening would be before the session now.
    await chair.getByRole('alert').getByRole('link', { name: /^Agenda: Line 1/ }).waitFor();
    await chair.getByLabel('Agenda').fill('10:10 Opening');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByText('It starts 6 May 2031, 10:10.').waitFor();
    const after = await followed();
    assert.equal(after.uid, event.uid);
    assert.ok(after.sequence > before.sequence);
    assert.equal(after.startDate.toJSDate().toISOString(), '2031-05-06T07:10:00.000Z');

    await chair.getByRole('link', { name: 'Cancel the session' }).click();
    await chair.getByLabel('Reason').fill(' ');
    await chair.getByRole('button', { name: 'Cancel it for good' }).click();
    await chair.getByRole('alert').getByRole('link', { name: 'Reason: Please fill this in.' }).waitFor();
    await chair.getByLabel('Reason').fill('The ferry does not sail.');
    await chair.getByRole('button', { name: 'Cancel it for good' }).click();
    await chair.getByText('The session was cancelled: The ferry does not sail.').waitFor();
    assert.equal(await chair.getByRole('button', { name: 'Open the session' }).count(), 0);
    await member.goto('/live');
    await member.locator('section').filter({ has: member.getByRole('heading', { name: 'Cancelled' }) }).getByRole('link', { name: title }).waitFor();
    assert.equal((await followed()).component.getFirstPropertyValue('status'), 'CANCELLED');
  });
}

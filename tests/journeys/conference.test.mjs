// A conference: planned, its sessions planned into it, its programme read by day and track; a document of a session. With
// scripts on and off.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { press, titled } from './kit/forum.mjs';
import { opened } from './kit/live.mjs';
import { kaspars, marta } from './kit/people.mjs';

const { here, open } = journeys();
const PDF = { name: 'Ohjelma.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n the programme') };
const PROGRAM = { name: 'program.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\0') };
const entry = (page, title) => page.locator('.entry').filter({ has: page.getByRole('link', { name: title, exact: true }) });

for (const scripts of [true, false]) {
  test(`a conference is planned and its programme is read (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [422] });
    const name = titled('Practices, and what they cost');
    await chair.goto('/live');
    await chair.getByRole('link', { name: 'Plan a conference' }).click();
    await chair.getByRole('textbox', { name: 'Title' }).fill(name);
    await chair.getByLabel('Place', { exact: true }).fill('Riga');
    await chair.getByLabel('Tracks').fill('Law\nCare');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('alert').getByRole('link', { name: 'Purpose: Please fill this in.' }).waitFor();
    assert.equal((await chair.getByLabel('Tracks').inputValue()).trim(), 'Law\nCare');
    await chair.getByLabel('Purpose').fill('What *works*.');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('heading', { level: 1, name }).waitFor();
    const programme = new URL(chair.url()).pathname;
    await chair.getByText('No session is planned yet.').waitFor();

    for (const [title, start, minutes, where] of [
      ['Welcome to all', '2031-05-06T09:00', '30', 'For all'], ['Evidence', '2031-05-06T09:30', '120', 'Law'],
      ['Reception', '2031-05-06T09:30', '60', 'Care'], ['Housing', '2031-05-06T10:30', '60', 'Care'], ['Tomorrow', '2031-05-07T09:00', '60', 'For all'],
    ]) {
      await chair.goto(programme);
      await chair.getByRole('link', { name: 'Plan a session' }).click();
      await chair.getByRole('textbox', { name: 'Title' }).fill(title);
      await chair.getByRole('combobox', { name: 'Conference' }).selectOption({ label: `Prevention: ${name} – ${where}` });
      await chair.getByLabel('Start').fill(start);
      await chair.getByLabel('Length in minutes').fill(minutes);
      await chair.getByLabel('Place', { exact: true }).fill('Riga');
      await chair.getByLabel('Purpose').fill('Why');
      await chair.getByRole('button', { name: 'Save' }).click();
      await chair.getByRole('heading', { level: 1, name: title }).waitFor();
      await chair.getByRole('link', { name }).waitFor();
    }

    const reader = await open(t, { as: marta, scripts });
    await reader.goto('/live');
    await reader.getByRole('link', { name }).click();
    if (scripts) await alive(reader);
    const day = reader.getByRole('table', { name: 'Tue 6 May 2031' });
    assert.deepEqual(await day.getByRole('columnheader').allTextContents(), ['Time', 'Law', 'Care']);
    // Side by side where there is room, and what lasts longer reaches further down.
    const box = async (title) => entry(reader, title).boundingBox();
    const [law, care, later] = [await box('Evidence'), await box('Reception'), await box('Housing')];
    assert.ok(law.x + law.width <= care.x && Math.abs(law.y - care.y) < 2, 'side by side');
    assert.ok(law.y + law.height >= later.y + later.height - 2, 'as long as both beside it');
    assert.equal(await entry(reader, 'Evidence').getByText('Law', { exact: true }).isVisible(), false);
    // On a telephone one after the other, each with its track.
    await reader.setViewportSize({ width: 390, height: 800 });
    const [above, below] = [await box('Evidence'), await box('Reception')];
    assert.ok(above.y + above.height <= below.y && above.x === below.x, 'one after the other');
    assert.equal(await entry(reader, 'Evidence').getByText('Law', { exact: true }).isVisible(), true);
    assert.ok(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
    if (scripts) assert.deepEqual(await examine(reader), []);
    await reader.setViewportSize({ width: 1280, height: 800 });
    const [file] = await Promise.all([reader.waitForEvent('download'), reader.getByRole('link', { name: 'Whole programme to calendar' }).click()]);
    assert.equal(file.suggestedFilename(), 'conference.ics');
    assert.equal((readFileSync(await file.path(), 'utf8').match(/BEGIN:VEVENT/g) ?? []).length, 5);
    await entry(reader, 'Housing').getByRole('link', { name: 'Housing' }).click();
    await reader.getByRole('definition').filter({ hasText: `${name} · Care` }).waitFor();

    // A track goes, after one has read what that means.
    await chair.goto(`${programme}/change`);
    await chair.getByLabel('Tracks').fill('Law');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('alert').getByText('2 sessions are in tracks that you take out.').waitFor();
    await chair.getByRole('checkbox', { name: 'Yes, make them sessions for all' }).check();
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('heading', { level: 1, name }).waitFor();
    assert.equal(await chair.getByRole('columnheader', { name: 'Care' }).count(), 0);
    await entry(chair, 'Housing').waitFor();
  });

  test(`a document is added to a session and read (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [422] });
    const reader = await open(t, { as: marta, scripts });
    const session = await opened(chair, here, 'prevention', titled('With papers'));
    await reader.goto(session);
    if (scripts) await alive(reader);
    await chair.goto(session);
    await chair.getByRole('link', { name: 'Add a document' }).click();
    await chair.getByRole('textbox', { name: 'Title' }).fill('The programme');
    await chair.getByLabel('File', { exact: true }).setInputFiles([PROGRAM]);
    await chair.getByRole('button', { name: 'Add it' }).click();
    await chair.getByRole('alert').getByText('none of the kinds').waitFor();
    assert.equal(await chair.getByRole('textbox', { name: 'Title' }).inputValue(), 'The programme');
    await chair.getByLabel('File', { exact: true }).setInputFiles([PDF]);
    await chair.getByRole('button', { name: 'Add it' }).click();
    await chair.getByRole('listitem').getByRole('link', { name: 'The programme' }).waitFor();
    if (scripts) assert.deepEqual(await examine(chair), []);

    // Who is in the room sees it come; without scripts, with the next look.
    if (!scripts) await reader.goto(session);
    const there = reader.locator('#board-documents').getByRole('link', { name: 'The programme' });
    await there.waitFor();
    const [file] = await Promise.all([reader.waitForEvent('download'), there.click()]);
    assert.equal(file.suggestedFilename(), 'Ohjelma.pdf');
    await chair.getByRole('button', { name: 'Remove The programme' }).click();
    await chair.getByText('There are no documents yet.').waitFor();
    if (!scripts) await reader.goto(session);
    await there.waitFor({ state: 'detached' });
    await press(chair, here, `${session}/end`, {});
  });
}

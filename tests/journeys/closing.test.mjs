// A session ends: what becomes of its agenda, its questions and its conclusions; its record is searched and taken along.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { press, titled } from './kit/forum.mjs';
import { opened, say, heard } from './kit/live.mjs';
import { kaspars, marta } from './kit/people.mjs';

const { here, open } = journeys();

for (const scripts of [true, false]) {
  test(`nothing that was on the table falls off (scripts: ${scripts})`, async (t) => {
    const [chair, member] = [await open(t, { as: kaspars, scripts }), await open(t, { as: marta, scripts })];
    const start = new Date(Date.now() + 3_600_000);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' }).format(start);
    const title = titled('What do we leave?');
    const session = await opened(chair, here, 'prevention', title, { start: start.toISOString().slice(0, 16), agenda: `${clock} What platforms see` });
    await press(member, here, `${session}/ask`, { body: 'Who pays for the hotline?' });
    await press(chair, here, `${session}/agenda`, { to: '1' });
    await member.goto(session);
    if (scripts) {
      await alive(member);
      await say(member, 'Most first contacts begin in games.');
      await heard(member, 'Most first contacts');
    } else {
      await member.getByRole('textbox', { name: 'Message' }).fill('Most first contacts begin in games.');
      await member.getByRole('button', { name: 'Send' }).click();
      await member.getByText('Most first contacts').waitFor();
    }
    await chair.goto(session);
    await chair.getByRole('link', { name: 'Note a conclusion' }).click();
    await chair.getByText('Part of the agenda: What platforms see').waitFor();
    await chair.getByRole('textbox', { name: 'Conclusion' }).fill('We look at **games** first.');
    await chair.getByRole('button', { name: 'Save' }).press('Enter');
    await chair.getByRole('region', { name: 'Conclusions' }).getByText('We look at games first.').waitFor();

    await chair.getByRole('link', { name: 'End the session' }).click();
    await chair.getByText('1 part of the agenda becomes a thread.').waitFor();
    await chair.getByText('1 question that was not answered becomes an open question. You are its owner.').waitFor();
    await chair.getByRole('combobox', { name: 'Forum for the threads' }).waitFor();
    await chair.getByRole('button', { name: 'End it for good' }).click();
    const left = chair.getByRole('region', { name: 'What became of it' });
    await left.getByText('1 of 1 parts of the agenda have a thread.').waitFor();
    await left.getByText('1 of 1 open questions have a thread and an owner.').waitFor();
    await left.getByText(`Owner: ${kaspars.name}`).waitFor();

    // What is left is in the forum, and leads back.
    await member.goto(session);
    await member.getByRole('link', { name: 'Who pays for the hotline?' }).click();
    await member.getByRole('heading', { level: 1, name: 'Who pays for the hotline?' }).waitFor();
    await member.getByText(`Asked by ${marta.name} (PL)`).waitFor();
    await member.getByRole('main').getByRole('link', { name: title }).first().click();
    await member.getByRole('link', { name: 'What platforms see' }).click();
    await member.getByText('We look at games first.').waitFor();

    // The record is searched, and taken along; also on a telephone.
    await member.setViewportSize({ width: 320, height: 800 });
    await member.goto(session);
    await member.getByRole('searchbox', { name: 'Find in the record' }).fill('GAMES');
    await member.getByRole('searchbox', { name: 'Find in the record' }).press('Enter');
    await member.getByText('1 message has this.').waitFor();
    await member.getByRole('region', { name: 'Messages' }).getByText('Most first contacts').waitFor();
    for (const [link, part] of [['web page (HTML)', '<strong>games</strong>'], ['text (Markdown)', 'Most first contacts'], ['votes (CSV)', 'Who pays for the hotline?,,0,Open']]) {
      const [file] = await Promise.all([member.waitForEvent('download'), member.getByRole('link', { name: link }).click()]);
      assert.ok((await readFile(await file.path(), 'utf8')).includes(part), link);
    }
  });
}

// What is promised to those who speak in a session, and what becomes of what they said.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { press, titled } from './kit/forum.mjs';
import { box, heard, log, opened, said, say } from './kit/live.mjs';
import { gudrun, kaspars, lars, marta, piret } from './kit/people.mjs';

const { here, open } = journeys();
const message = (page, text) => log(page).locator('li[id^=m]').filter({ hasText: text });
/** The page of a message, reached as one does: by its time. */
const details = (page, text) => message(page, text).locator('a.at').click();

for (const scripts of [true, false]) {
  test(`under the Chatham House Rule five talk, and the record names none of them (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: kaspars, scripts, allow: [403, 422] });
    const title = titled('What we tell nobody');
    await chair.goto('/live/new?workgroup=prevention');
    await chair.getByRole('textbox', { name: 'Title' }).fill(title);
    await chair.getByLabel('Place', { exact: true }).fill('Tallinn');
    await chair.getByLabel('Purpose').fill('To talk.');
    await chair.getByLabel('Who is named').selectOption({ label: 'Chatham House Rule' });
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByText('The record keeps no names.').waitFor();
    await chair.getByRole('link', { name: 'Change the plan' }).click();
    await chair.getByLabel('Who is named').selectOption({ label: 'Names are kept' });
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('alert').getByRole('link', { name: /it can be made stricter, not weaker/ }).waitFor();
    await chair.getByRole('link', { name: title }).or(chair.getByRole('link', { name: 'Live' })).first().waitFor();
    await chair.goto('/live');
    await chair.getByRole('link', { name: title }).click();
    await chair.getByRole('button', { name: 'Open the session' }).click();
    await box(chair).waitFor();
    const session = new URL(chair.url()).pathname;
    if (scripts) await alive(chair);

    await box(chair).fill('Too early');
    await chair.getByRole('button', { name: 'Send' }).click();
    await chair.getByRole('alert').getByText('at least 5 people must be here').waitFor();
    assert.equal((await box(chair).inputValue()).trim(), 'Too early', 'what was typed is there');

    for (const person of [marta, piret, gudrun, lars]) {
      const page = await open(t, { as: person, scripts });
      await page.goto(session);
      await page.getByText('Chatham House Rule: use what you hear').waitFor();
      if (scripts) await alive(page);
      if (person === lars) await box(page).fill('Spoken by Lars');
      if (person === lars) await page.getByRole('button', { name: 'Send' }).click();
      if (person === lars && !scripts) {
        await page.getByRole('heading', { name: 'Your message is sent' }).waitFor();
        assert.match(await page.locator('code').textContent(), /^[0-9a-f-]{36}$/);
        await page.getByRole('link', { name: 'Back to the session' }).click();
      }
      if (person === lars) await message(page, 'Spoken by Lars').getByText(lars.name).waitFor();
    }
    await chair.getByRole('button', { name: 'Send' }).click();
    if (!scripts) await chair.getByRole('link', { name: 'Back to the session' }).click();
    await message(chair, 'Too early').getByText(kaspars.name).waitFor();
    await message(chair, 'Spoken by Lars').getByText(lars.name).waitFor();

    await press(chair, here, `${session}/end`, {});
    await chair.goto(session);
    const record = chair.getByRole('region', { name: 'Messages' });
    await record.getByText('Too early').waitFor();
    await chair.getByText('2 messages').waitFor();
    for (const person of [kaspars, lars]) assert.equal(await record.getByText(person.name).count(), 0, person.name);
    if (!scripts) return;
    // The receipt is where the message was written, and nowhere else.
    await chair.getByRole('link', { name: 'Withdraw one of your messages' }).click();
    await chair.getByRole('list', { name: 'Receipts in this browser' }).getByRole('button').click();
    await chair.getByRole('button', { name: 'Show the message' }).click();
    await chair.getByText('Too early').waitFor();
    await chair.getByRole('button', { name: 'Withdraw it for good' }).click();
    await record.getByText('Its author took this message back.').waitFor();
    assert.equal(await record.getByText('Too early').count(), 0);
  });

  test(`a message is answered, reacted to, changed and taken back, and others see it (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: kaspars });
    const session = await opened(chair, here, 'prevention', titled('Second thoughts'));
    await chair.goto(session);
    await alive(chair);
    const member = await open(t, { as: marta, scripts });
    await member.goto(session);
    if (scripts) await alive(member);
    const send = async (page, text) => {
      await box(page).fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
      await heard(page, text);
    };
    await say(chair, 'Which route answers frist?');
    await heard(chair, 'Which route answers frist?');
    await member.goto(session);
    if (scripts) await alive(member);
    await details(member, 'Which route answers frist?');
    await member.getByRole('heading', { level: 1, name: 'Message 1' }).waitFor();
    await member.getByRole('button', { name: 'Agree' }).click();
    await message(chair, 'Which route').getByText('Agree 1').waitFor();
    assert.equal(await member.getByRole('button', { name: 'Agree' }).getAttribute('aria-pressed'), 'true');
    await member.getByRole('link', { name: 'Answer', exact: true }).click();
    await member.getByText('answers message 1').waitFor();
    if (scripts) await alive(member);
    await send(member, 'The hotline');
    await message(chair, 'The hotline').getByRole('link', { name: 'answers message 1' }).waitFor();
    await send(member, 'That answers none');
    assert.equal(await message(member, 'That answers none').getByText('answers message').count(), 0);

    await details(chair, 'Which route answers frist?');
    await chair.getByText('The hotline').waitFor();
    await chair.getByRole('textbox', { name: 'Message' }).fill('Which route answers first?');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByText('changed', { exact: true }).waitFor();
    await chair.getByRole('link', { name: 'Back to the session' }).click();
    if (scripts) await message(member, 'Which route answers first?').getByText('changed', { exact: true }).waitFor();
    await member.goto(session);
    await message(member, 'Which route answers first?').getByText('changed', { exact: true }).waitFor();

    await details(member, 'That answers none');
    await member.getByRole('button', { name: 'Take it back' }).click();
    await member.getByText('Its author took this message back.').waitFor();
    await message(chair, 'Its author took this message back.').waitFor();
    assert.equal(await log(chair).getByText('That answers none').count(), 0);

    await details(chair, 'The hotline');
    await chair.getByLabel('Reason').fill('Names a person');
    await chair.getByRole('button', { name: 'Remove it' }).click();
    await chair.getByRole('heading', { name: 'What was written' }).waitFor();
    await member.goto(session);
    await message(member, 'A chair removed this message.').waitFor();
    assert.deepEqual((await said(member)).map((text) => text.split(' ')[0]), ['m1', 'm2', 'm3']);
  });
}

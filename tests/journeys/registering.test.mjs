// Registering for a session: a place, the waiting list, what a chair approves and declines.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys } from './kit/browser.mjs';
import { titled } from './kit/forum.mjs';
import { gudrun, ingrid, liis, signe } from './kit/people.mjs';

const { open } = journeys();

const card = (page) => page.getByRole('main').locator('section.card').filter({ has: page.getByRole('heading', { name: 'Registration', exact: true }) });

/** Plans a session of Victim support as a chair does; its address. */
async function plan(chair, title, how, places) {
  await chair.goto('/live/new');
  await chair.getByRole('combobox', { name: 'Workgroup' }).selectOption({ label: 'Support for victims' });
  await chair.getByRole('textbox', { name: 'Title' }).fill(title);
  await chair.getByLabel('Start').fill('2031-05-06T10:00');
  await chair.getByLabel('Length in minutes').fill('90');
  await chair.getByLabel('Place', { exact: true }).fill('Oslo');
  await chair.getByLabel('Purpose').fill('To talk.');
  await chair.getByRole('combobox', { name: 'How one comes' }).selectOption({ label: how });
  await chair.getByLabel('Number of places').fill(places);
  await chair.getByRole('button', { name: 'Save' }).click();
}

for (const scripts of [true, false]) {
  test(`a place, the waiting list, and the place that becomes free (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts, allow: [422] });
    const [one, two] = [await open(t, { as: signe, scripts }), await open(t, { as: gudrun, scripts, allow: [403] })];
    const title = titled('Who has a place?');
    await plan(chair, title, 'One registers', 'some');
    await chair.getByRole('alert').getByRole('link', { name: /^Number of places: / }).click();
    assert.equal(await chair.getByLabel('Number of places').inputValue(), 'some');
    await chair.getByLabel('Number of places').fill('1');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('heading', { level: 1, name: title }).waitFor();
    const session = new URL(chair.url()).pathname;

    await one.goto(session);
    await card(one).getByText('0 of 1 places are taken').waitFor();
    await card(one).getByRole('button', { name: 'Register' }).click();
    await card(one).getByText('You have a place.').waitFor();
    await two.goto(session);
    await card(two).getByText('All places are taken.').waitFor();
    await card(two).getByRole('button', { name: 'Join the waiting list' }).click();
    await card(two).getByText('You are number 1 on the waiting list.').waitFor();
    await two.goto('/live');
    await two.getByRole('listitem').filter({ hasText: title }).getByText('You wait: no. 1').waitFor();

    // While it is on, only who has a place can come.
    await chair.goto(session);
    await chair.getByRole('button', { name: 'Open the session' }).click();
    await two.goto(session);
    await card(two).getByText('You are number 1 on the waiting list.').waitFor();
    assert.equal(await two.getByRole('textbox', { name: 'Message' }).count(), 0);
    await one.goto(session);
    await one.getByRole('textbox').first().waitFor();
    await card(one).getByRole('button', { name: 'Give up my place' }).click();
    await card(one).getByText('All places are taken.').waitFor();
    await two.goto('/inbox');
    const told = two.getByRole('listitem').filter({ hasText: title });
    await told.getByText('You have a place in a session').waitFor();
    await told.getByRole('link', { name: title }).click();
    await two.getByRole('textbox').first().waitFor();
  });

  test(`a chair approves and declines, and the person reads why (scripts: ${scripts})`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts, allow: [422] });
    const [one, two] = [await open(t, { as: signe, scripts }), await open(t, { as: liis, scripts })];
    const title = titled('Who is let in?');
    await plan(chair, title, 'A chair approves', '');
    await chair.getByRole('heading', { level: 1, name: title }).waitFor();
    const session = new URL(chair.url()).pathname;
    for (const page of [one, two]) {
      await page.goto(session);
      await card(page).getByRole('button', { name: 'Ask for a place' }).click();
      await card(page).getByText('You have asked for a place.').waitFor();
    }
    await chair.goto(session);
    await card(chair).getByText('2 people ask').waitFor();
    await card(chair).getByRole('link', { name: 'Registrations' }).waitFor();
    // A notice leads there as well.
    await chair.goto('/inbox');
    const asks = chair.getByRole('listitem').filter({ hasText: title });
    await asks.getByText(`${liis.name} asks for a place in a session that you lead`).waitFor();
    await asks.getByRole('link', { name: title }).first().click();
    await chair.getByRole('heading', { level: 1, name: 'Registrations' }).waitFor();
    await chair.getByRole('button', { name: `Approve: ${signe.name}` }).click();
    await chair.getByRole('listitem').filter({ hasText: signe.name }).getByText('Comes').waitFor();
    await chair.getByRole('link', { name: `Decline: ${liis.name}` }).click();
    await chair.getByLabel('Reason').fill(' ');
    await chair.getByRole('button', { name: 'Decline' }).click();
    await chair.getByRole('alert').getByRole('link', { name: 'Reason: Please fill this in.' }).waitFor();
    await chair.getByLabel('Reason').fill('There are two of your house already.');
    await chair.getByRole('button', { name: 'Decline' }).click();
    await chair.getByRole('listitem').filter({ hasText: liis.name }).getByText('There are two of your house already.').waitFor();
    const [download] = await Promise.all([chair.waitForEvent('download'), chair.getByRole('link', { name: 'As a file (CSV)' }).click()]);
    const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
    assert.match(text, new RegExp(`1,${signe.name},`));
    await one.goto(session);
    await card(one).getByText('You have a place.').waitFor();
    await two.goto(session);
    await card(two).getByText('A chair declined that you come: There are two of your house already.').waitFor();
    assert.equal(await card(two).getByRole('button').count(), 0);
  });
}

// Open, closed and confidential workgroups, seen from inside and from outside.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { journeys } from './kit/browser.mjs';
import { line, press, titled, start } from './kit/forum.mjs';
import { aino, kaspars, lars, marta, signe, tomasz } from './kit/people.mjs';

const { here, open } = journeys();
const SECRET = { group: '/workgroups/cross-border-response', forum: '/forums/contact-points', name: 'Cross-border response' };
const nothingHere = (page) => page.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();
const path = (href) => href.replace(/[?#].*/, '');

/** A whole answer, but for what differs between any two: the time, and the id that a form carries. */
async function answer(page, address, form) {
  const options = { maxRedirects: 0, headers: { origin: here.base } };
  const got = form ? await page.request.post(address, { ...options, form }) : await page.request.get(address, options);
  const headers = Object.entries(got.headers()).filter(([name]) => name !== 'date');
  return { status: got.status(), headers, body: (await got.text()).replaceAll(address, 'ADDRESS') };
}

/** Addresses inside the confidential workgroup, found by a member. */
async function secrets(t) {
  const page = await open(t, { as: kaspars });
  await page.goto(SECRET.group);
  const hrefOf = async (pattern) => path(await page.locator(`main a[href^="${pattern}"]`).first().getAttribute('href'));
  const session = await hrefOf('/live/');
  await page.goto(SECRET.forum);
  const thread = await hrefOf('/threads/');
  const html = await (await page.request.get(thread)).text();
  return { session, thread, post: `/posts/${html.match(/\/posts\/([0-9a-f-]{36})/)[1]}` };
}

test('to outsiders a confidential workgroup is in no list', async (t) => {
  const inside = await open(t, { as: kaspars });
  const outside = await open(t, { as: signe });
  const { session, thread } = await secrets(t);
  for (const list of ['/', '/workgroups', '/forums', '/live', '/people']) {
    const html = await (await outside.request.get(list)).text();
    for (const trace of [SECRET.name, 'cross-border-response', 'contact-points', 'Contact points', session, thread]) {
      assert.equal(html.includes(trace), false, `${trace} in ${list}`);
    }
  }
  await inside.goto('/workgroups');
  await line(inside, SECRET.name).getByText('Confidential').waitFor();
  await inside.goto('/forums');
  await line(inside, 'Contact points').waitFor();
  await inside.goto('/live');
  assert.equal(await inside.locator(`main a[href="${session}"]`).count(), 1);
});

test('what is inside a confidential workgroup answers outsiders exactly like what was never there', async (t) => {
  const { session, thread, post } = await secrets(t);
  const outside = await open(t, { as: signe });
  const made = { group: '/workgroups/nobody-made-this-one', forum: '/forums/nobody-made', id: randomUUID() };
  const pairs = [
    [SECRET.group, made.group], [`${SECRET.group}/log`, `${made.group}/log`],
    [SECRET.forum, made.forum], [`${SECRET.forum}/new`, `${made.forum}/new`],
    [thread, `/threads/${made.id}`], [`${thread}/hide`, `/threads/${made.id}/hide`],
    [post, `/posts/${made.id}`], [`${post}/history`, `/posts/${made.id}/history`], [`${post}/edit`, `/posts/${made.id}/edit`],
    [session, `/live/${made.id}`], [`${session}/change`, `/live/${made.id}/change`],
  ];
  const writes = [
    [`${SECRET.group}/join`, `${made.group}/join`, {}], [`${SECRET.group}/leave`, `${made.group}/leave`, {}],
    [`${SECRET.group}/members`, `${made.group}/members`, { person: made.id }],
    [`${SECRET.forum}/watch`, `${made.forum}/watch`, { watch: 'watching' }], [`${SECRET.forum}/read`, `${made.forum}/read`, {}],
    [`${SECRET.forum}/new`, `${made.forum}/new`, { form: made.id, kind: 'question', title: 'A', body: 'B', do: 'send' }],
    [`${thread}/reply`, `/threads/${made.id}/reply`, { form: made.id, body: 'B', do: 'send' }],
    [`${thread}/pin`, `/threads/${made.id}/pin`, { set: 'yes' }], [`${post}/helpful`, `/posts/${made.id}/helpful`, { set: 'yes' }],
    [`${session}/messages`, `/live/${made.id}/messages`, { form: made.id, body: 'B' }], [`${session}/end`, `/live/${made.id}/end`, {}],
  ];
  for (const [real, invented, form] of [...pairs, ...writes]) {
    const there = await answer(outside, real, form);
    assert.equal(there.status, 404, real);
    assert.deepEqual(there, await answer(outside, invented, form), real);
  }
});

test('a closed workgroup is known to everybody, and entered by its members', async (t) => {
  const outside = await open(t, { as: signe, allow: [404] });
  await outside.goto('/workgroups');
  await line(outside, 'Conference programme committee').getByText('Closed').waitFor();
  await outside.getByRole('link', { name: 'Conference programme committee' }).click();
  await outside.getByText('This workgroup is closed: its members read and write in it.').waitFor();
  assert.equal(await outside.getByRole('button', { name: 'Join' }).count(), 0);
  await outside.getByRole('link', { name: 'Ask to join' }).waitFor();
  assert.equal(await outside.getByRole('main').getByRole('link', { name: 'Programme committee' }).count(), 0);
  await outside.goto('/forums/programme-committee');
  await nothingHere(outside);

  const inside = await open(t, { as: aino });
  await inside.goto('/workgroups/conference-programme');
  await inside.getByRole('main').getByRole('link', { name: 'Programme committee', exact: true }).click();
  await inside.getByRole('heading', { level: 1, name: 'Programme committee' }).waitFor();
});

for (const scripts of [true, false]) {
  test(`an open workgroup is joined and left (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { as: signe, scripts });
    await page.goto('/workgroups');
    const row = line(page, 'Justice and accountability');
    assert.equal(await row.getByText('Member', { exact: true }).count(), 0);
    await row.getByRole('link').click();
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('button', { name: 'Leave' }).waitFor();
    await page.getByRole('complementary').getByRole('link', { name: 'Signe Lauridsen' }).waitFor();
    await page.goto('/workgroups');
    await row.getByText('Member', { exact: true }).waitFor();
    await row.getByRole('link').click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await row.waitFor();
    assert.equal(await row.getByText('Member', { exact: true }).count(), 0);
  });
}

test('a chair invites a member, who accepts; access ends with the membership', async (t) => {
  const guest = await open(t, { as: lars, allow: [404] });
  await guest.goto(SECRET.group);
  await nothingHere(guest);
  await guest.goto('/people');
  await guest.getByRole('link', { name: lars.name }).click();
  const address = guest.url();

  const chair = await open(t, { as: tomasz, allow: [422] });
  await chair.goto(SECRET.group);
  await chair.getByRole('link', { name: 'Requests and invitations' }).click();
  await chair.getByRole('textbox', { name: 'Whom do you invite?' }).fill('Lars');
  await chair.getByRole('textbox', { name: 'Your words to the person' }).fill('We need you.');
  await chair.getByRole('button', { name: 'Invite' }).click();
  await chair.getByText('Please choose one from the list.').first().waitFor();
  assert.equal(await chair.getByRole('textbox', { name: 'Your words to the person' }).inputValue(), 'We need you.');
  await chair.getByRole('textbox', { name: 'Whom do you invite?' }).fill(address);
  await chair.getByRole('button', { name: 'Invite' }).click();
  await chair.getByText('Has not answered').waitFor();

  // Until Lars says yes, the workgroup is its invitation, and no more.
  await guest.goto('/inbox');
  await guest.getByRole('link', { name: /invites you to become a member/ }).click();
  await guest.getByText('We need you.').waitFor();
  await guest.goto(SECRET.group);
  await nothingHere(guest);
  await guest.goto('/workgroups');
  await guest.getByRole('button', { name: /^Become a member/ }).click();
  await guest.getByRole('heading', { level: 1, name: SECRET.name }).waitFor();

  await guest.goto('/forums');
  await guest.getByRole('link', { name: 'Contact points' }).click();
  const thread = await start(guest, here, 'contact-points', titled('A guest asks'));
  await guest.goto(thread);

  await chair.goto(SECRET.group);
  await chair.getByLabel('Change Lars Eidsvik’s place in the workgroup').click();
  await chair.getByRole('button', { name: 'Remove' }).filter({ visible: true }).click();
  await chair.getByRole('complementary').getByRole('link', { name: lars.name }).waitFor({ state: 'detached' });
  for (const gone of [thread, SECRET.forum, SECRET.group]) {
    await guest.goto(gone);
    await nothingHere(guest);
  }
  await guest.goto('/workgroups');
  assert.equal(await line(guest, SECRET.name).count(), 0);
  await chair.goto(`${SECRET.group}/log`);
  await chair.getByRole('listitem').filter({ hasText: 'Invited a member' }).filter({ hasText: lars.name }).waitFor();
  await chair.getByRole('listitem').filter({ hasText: 'Removed a member' }).filter({ hasText: lars.name }).waitFor();
});

for (const scripts of [true, false]) {
  test(`one asks to join a closed workgroup, and is declined or let in (scripts: ${scripts})`, async (t) => {
    const asker = await open(t, { as: scripts ? lars : signe, scripts, allow: [422] });
    const chair = await open(t, { as: aino, scripts });
    await press(chair, here, '/settings', { language: 'en', time_zone: 'Europe/Helsinki', theme: 'system', keys: 'on', topics: '' });
    await asker.goto('/workgroups/conference-programme');
    await asker.getByRole('link', { name: 'Ask to join' }).click();
    await asker.getByRole('button', { name: 'Send the request' }).click();
    await asker.getByRole('alert').waitFor();
    await asker.getByRole('textbox', { name: 'Why do you want to join?' }).fill('I plan the schools’ track.');
    await asker.getByRole('button', { name: 'Send the request' }).click();
    await asker.getByText('You have asked to join. Nobody has decided yet.').waitFor();

    await chair.goto('/workgroups/conference-programme');
    await chair.getByRole('link', { name: /Requests and invitations 1 open/ }).click();
    const request = chair.getByRole('article').filter({ hasText: 'I plan the schools’ track.' });
    if (scripts) {
      await request.getByText('Decline', { exact: true }).first().press('Enter');
      await request.getByRole('combobox').selectOption('full');
      await request.getByRole('textbox').fill('Ask again in May.');
      await request.getByRole('button', { name: 'Decline', exact: true }).press('Enter');
    } else {
      await request.getByRole('button', { name: /^Let in/ }).click();
    }
    await chair.getByText('Nobody is asking at the moment.').waitFor();
    await asker.goto('/inbox');
    await asker.getByText(scripts ? 'Your request to join was declined' : /let you in: you are a member now/).first().waitFor();
    await asker.goto('/workgroups/conference-programme');
    if (scripts) await asker.getByText('There are as many members as can work together: Ask again in May.').waitFor();
    else await asker.getByRole('button', { name: 'Leave' }).waitFor();
  });
}

test('the last chair stays', async (t) => {
  const page = await open(t, { as: kaspars, allow: [403] });
  const chairs = page.getByRole('complementary').locator('.chip').getByText(/chair/i).filter({ visible: true });
  const change = async (button) => {
    await page.getByLabel('Change Katrin Brandt’s place in the workgroup').click();
    await page.getByRole('button', { name: button }).filter({ visible: true }).click();
  };
  await page.goto('/workgroups/prevention');
  assert.equal(await chairs.count(), 2);
  await change('Make member');
  await chairs.nth(1).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('alert').getByText('A workgroup needs a chair.').waitFor();
  await change('Make chair');
  await page.waitForURL((url) => url.pathname === '/workgroups/prevention');
  assert.equal(await chairs.count(), 2);
});

test('only members read the log', async (t) => {
  const page = await open(t, { as: marta, allow: [403] });
  await page.goto('/workgroups/prevention/log');
  await page.getByRole('heading', { level: 1, name: 'Log that members see' }).waitFor();
  await page.goto('/workgroups/justice');
  assert.equal(await page.getByRole('link', { name: 'Log that members see' }).count(), 0);
  await page.goto('/workgroups/justice/log');
  await page.getByText('Only members of the workgroup can do this.').waitFor();
});

test('an administrator makes a workgroup, and adds a forum to it', async (t) => {
  const page = await open(t, { as: aino, scripts: false, allow: [422] });
  await press(page, here, '/settings', { language: 'en', time_zone: 'Europe/Helsinki', theme: 'system', keys: 'on', topics: '' });
  await page.goto('/workgroups');
  await page.getByRole('link', { name: 'Make a workgroup' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Please fill this in.').first().waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Schools and trafficking');
  await page.getByRole('textbox', { name: 'Purpose' }).fill('What teachers see, and whom they call.');
  await page.getByRole('combobox', { name: 'Who may know of it' }).selectOption('closed');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Schools and trafficking' }).waitFor();
  await page.getByRole('link', { name: 'Add a forum' }).click();
  await page.getByRole('textbox', { name: 'Theme' }).fill('First signs in class');
  await page.getByRole('textbox', { name: 'Purpose' }).fill('What one sees first.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'First signs in class' }).waitFor();

  const other = await open(t, { as: signe, allow: [403, 404] });
  await other.goto('/workgroups');
  await line(other, 'Schools and trafficking').getByText('Closed').waitFor();
  assert.equal(await other.getByRole('link', { name: 'Make a workgroup' }).count(), 0);
  await other.goto('/workgroups/new');
  await other.getByText('Only platform administrators can do this.').waitFor();
  await other.goto('/forums/first-signs-in-class');
  await nothingHere(other);
});

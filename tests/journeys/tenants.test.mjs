// Two tenants of a provider that nobody here wrote, each an organisation of its own: being asked again, joining the two
// sign-ins, or the two accounts, working for the other one, and a logout there that ends nothing elsewhere.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys, menu } from './kit/browser.mjs';
import { post, press, start } from './kit/forum.mjs';
import { AT_TESTS, AT_TRIALS, startSure, startUnsure, TWO_FACTORS } from './kit/provider.mjs';
import { startEmpty } from './kit/server.mjs';

const { here, open } = journeys({ start: () => startEmpty(startSure, startUnsure) });
const [TESTS, TRIALS] = ['Office of Tests', 'Office of Trials'];
const nothingHere = (page) => page.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();

/** Says there who one is, and comes back. */
async function prove(page, subject, sure = false) {
  await page.getByRole('heading', { name: 'Another sign-in' }).waitFor();
  await page.getByLabel('Subject').fill(subject);
  if (sure) await page.getByLabel('With two factors').check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL((url) => url.origin === here.base);
}

/** A window in which somebody has just signed in, at the tenant that their address is of. */
async function comes(t, subject, options) {
  const page = await open(t, options);
  await page.goto('/people');
  await page.getByLabel('Work e-mail').fill((AT_TESTS[subject] ?? AT_TRIALS[subject]).email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await prove(page, subject);
  return page;
}

/** The workgroup that asks for two factors and one that asks for nothing, both made by Nora. */
let made;
async function stage(t) {
  made ??= (async () => {
    const page = await comes(t, 'nora', { allow: [403] });
    await here.operate('administrator-add', AT_TESTS.nora.email);
    const paths = {};
    for (const title of ['Careful', 'Common']) {
      const group = await press(page, here, '/workgroups/new', { title, purpose: 'For tests.', language: 'en', visibility: 'open' });
      const forum = await press(page, here, `${group}/forums/new`, { title: `${title} talk`, purpose: 'Talk.', language: 'en' });
      const thread = await start(page, here, forum.split('/').at(-1), `A ${title.toLowerCase()} question`);
      paths[title.toLowerCase()] = { group, forum: forum.split('/').at(-1), thread: thread.replace(/[?#].*/, '') };
    }
    // What the chair asks of others, the chair has to do first.
    await page.goto(`${paths.careful.group}/protection`);
    const save = async () => {
      await page.getByLabel('Kind of sign-in').selectOption('Two factors');
      await page.getByLabel('How recent').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Save' }).click();
    };
    await save();
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await prove(page, 'nora', true);
    assert.equal(page.url(), `${here.base}${paths.careful.group}/protection`);
    await save();
    await page.getByText('Asks for: Two factors').waitFor();
    return paths;
  })();
  return made;
}

/** Finds nothing in the workgroup that asks for more, and presses what it offers; what the provider was asked for. */
async function askedAgain(page, { group, thread }) {
  assert.equal((await page.goto(thread)).status(), 404);
  await nothingHere(page);
  await page.goto(group);
  await page.getByText('This asks for a stronger or more recent sign-in: Two factors').waitFor();
  assert.equal(await page.getByText(/Careful talk|A careful question/).count(), 0);
  const asked = page.waitForRequest((request) => /\/auth\?/.test(request.url()));
  await page.getByRole('link', { name: 'Sign in again' }).click();
  return new URL((await asked).url());
}

for (const [subject, scripts] of [['mikko', true], ['maija', false]]) {
  test(`a tenant that makes sure who is there opens what asks for it (scripts: ${scripts})`, async (t) => {
    const { careful } = await stage(t);
    const page = await comes(t, subject, { scripts, allow: [404] });
    const asked = await askedAgain(page, careful);
    assert.equal(asked.origin, here.provider);
    assert.equal(asked.searchParams.get('acr_values'), TWO_FACTORS);
    assert.equal(asked.searchParams.get('max_age'), '900');
    await prove(page, subject, true);
    assert.equal(page.url(), `${here.base}${careful.group}`, 'one is back where one wanted to be');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.goto(careful.thread);
    await page.getByRole('heading', { level: 1, name: 'A careful question' }).waitFor();
  });
}

test('who could be surer and is not, is told so, and may try once more', async (t) => {
  const { careful } = await stage(t);
  const page = await comes(t, 'ulla', { allow: [403, 404] });
  await askedAgain(page, careful);
  await prove(page, 'ulla', false);
  await page.getByRole('heading', { name: 'A stronger sign-in is needed' }).waitFor();
  await page.goto(careful.group);
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await prove(page, 'ulla', true);
  assert.equal(page.url(), `${here.base}${careful.group}`);
  await page.getByText('Careful talk').first().waitFor();
});

for (const [subject, scripts] of [['otto', true], ['oona', false]]) {
  test(`a tenant that says nothing of how it made sure is refused; one is signed in as before (scripts: ${scripts})`, async (t) => {
    const { careful } = await stage(t);
    const page = await comes(t, subject, { scripts, allow: [403, 404] });
    const asked = await askedAgain(page, careful);
    assert.equal(asked.origin, here.others[0]);
    assert.equal(asked.searchParams.get('acr_values'), TWO_FACTORS);
    assert.equal(asked.searchParams.get('max_age'), '900');
    await page.getByRole('heading', { name: 'A stronger sign-in is needed' }).waitFor();
    await page.getByText(`${TRIALS} did not confirm the sign-in as it was asked: Two factors`).waitFor();
    await page.getByText('You are signed in as before.').waitFor();
    await page.goto('/people');
    await page.getByRole('main').getByRole('link', { name: AT_TRIALS[subject].name }).waitFor();
    assert.equal((await page.goto(careful.thread)).status(), 404);
  });
}

test('two sign-ins are joined after proof at both; one works for the other organisation, and old posts stay what they were', async (t) => {
  const { common } = await stage(t);
  const page = await comes(t, 'ulla', { allow: [403] });
  await page.goto(common.group);
  await page.getByRole('button', { name: 'Join' }).click();
  const before = await start(page, here, common.forum, 'Written at the first office');

  await menu(page).click();
  await page.getByRole('link', { name: 'Settings' }).last().click();
  await page.getByRole('link', { name: 'Organisations you sign in with' }).click();
  const add = async () => {
    await page.getByText('Sign in with another organisation as well').click();
    await page.getByRole('button', { name: TRIALS }).click();
  };
  await add();
  // Nobody knows when the first one asked.
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.waitForURL(`${here.base}/settings/identities`);
  await add();
  await prove(page, 'u.both');
  assert.equal(page.url(), `${here.base}/settings/identities`);
  const row = (name) => page.getByRole('main').locator('.list > li').filter({ hasText: name });
  await row(TESTS).getByText('You work here').waitFor();
  await page.getByRole('button', { name: `I work for ${TRIALS} now` }).click();
  await row(TRIALS).getByText('You work here').waitFor();

  const after = await start(page, here, common.forum, 'Written at the second office');
  await page.goto(before);
  await post(page, 1).getByText(`then: ${TESTS}`).waitFor();
  await page.goto(after);
  await post(page, 1).getByText(TRIALS).first().waitFor();
  assert.equal(await post(page, 1).getByText('then:').count(), 0);

  // The same person comes by either way.
  for (const subject of ['ulla', 'u.both']) {
    const another = await comes(t, subject);
    await menu(another).click();
    await another.locator('header details').getByText(TRIALS).waitFor();
    await another.goto('/people');
    assert.equal(await another.getByRole('main').getByRole('link', { name: 'Ulla Both' }).count(), 1);
  }
});

for (const [subject, other, scripts] of [['wilma', 'w.twice', true], ['vesa', 'v.twice', false]]) {
  test(`who has an account at both makes them one (scripts: ${scripts})`, async (t) => {
    const { common } = await stage(t);
    const { name } = AT_TESTS[subject];
    const there = await comes(t, other, { scripts, allow: [401] });
    await there.goto(common.group);
    await there.getByRole('button', { name: 'Join' }).click();
    const written = await start(there, here, common.forum, `Written by ${name} at the second office`);

    const page = await comes(t, subject, { scripts, allow: [403] });
    await page.goto('/settings/identities');
    const add = async () => {
      await page.getByText('Sign in with another organisation as well').click();
      await page.getByRole('button', { name: TRIALS }).click();
    };
    await add();
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await page.waitForURL(`${here.base}/settings/identities`);
    await add();
    await prove(page, other);
    const asks = async () => {
      await page.waitForURL(/\/settings\/identities\/join\//);
      await page.getByRole('heading', { level: 1, name: 'Join your two accounts' }).waitFor();
    };
    await asks();
    await page.getByText('1 post · 1 workgroup').waitFor();
    await page.getByText('This cannot be undone.').waitFor();
    await page.getByRole('button', { name: 'Leave everything as it is' }).click();
    await page.waitForURL(`${here.base}/settings/identities`);
    await there.goto('/settings');
    await there.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();

    // That tenant remembers who is there, and has asked just now.
    await add();
    await asks();
    await page.getByRole('button', { name: 'Join the two accounts' }).click();
    await page.waitForURL(`${here.base}/settings/identities`);
    const rows = page.getByRole('main').locator('.list > li');
    assert.equal(await rows.count(), 2);
    await rows.filter({ hasText: TESTS }).getByText('You work here').waitFor();
    await there.goto('/people');
    await there.getByLabel('Work e-mail').waitFor();

    // One person, with what both have written, each bearing the office of its time.
    await page.goto(written);
    await post(page, 1).getByText(`then: ${TRIALS}`).waitFor();
    await page.goto('/people');
    assert.equal(await page.getByRole('main').getByRole('link', { name }).count(), 1);
    const again = await comes(t, other, { scripts });
    await menu(again).click();
    await again.locator('header details').getByText(TESTS).waitFor();
  });
}

test('a logout at one tenant ends what was signed in there, and nothing elsewhere', async (t) => {
  const [nora, otto, elsewhere] = [await comes(t, 'nora'), await comes(t, 'otto', { allow: [401] }), await comes(t, 'otto')];
  await otto.goto(`${here.others[0]}/session/end`);
  await otto.getByRole('button', { name: 'Yes, sign me out' }).click();
  await otto.getByRole('heading', { name: 'Signed out there' }).waitFor();
  await otto.goto('/people');
  await otto.getByLabel('Work e-mail').waitFor();
  for (const page of [nora, elsewhere]) {
    await page.goto('/people');
    await page.locator('header nav').waitFor();
  }
});

test('who signs in with both is signed out where the one tenant says so, and stays by the other', async (t) => {
  const [byOne, byOther] = [await comes(t, 'ulla'), await comes(t, 'u.both', { allow: [401] })];
  await byOther.goto(`${here.others[0]}/session/end`);
  await byOther.getByRole('button', { name: 'Yes, sign me out' }).click();
  await byOther.getByRole('heading', { name: 'Signed out there' }).waitFor();
  await byOther.goto('/people');
  await byOther.getByLabel('Work e-mail').waitFor();
  await byOne.goto('/people');
  await byOne.locator('header nav').waitFor();
});

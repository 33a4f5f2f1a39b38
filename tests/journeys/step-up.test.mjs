// Being asked again, in the demo network and by keyboard: a chair asks for more, a member proves it and reads on. And an
// administrator who reads where they are not a member: two of them, for an hour, seen by the chairs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { journeys } from './kit/browser.mjs';
import { byKeys } from './kit/keys.mjs';
import { gudrun, ingrid, kaspars, lars, marta, tomasz } from './kit/people.mjs';

const { here, open } = journeys();
const { tabTo, follow } = byKeys(here);
const path = (href) => href.replace(/[?#].*/, '');
const nothingHere = (page) => page.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();

/** Proves at the demo's provider who one is, from the way that is chosen already so many ways on. */
async function prove(page, steps) {
  await page.waitForURL((url) => url.origin === here.provider);
  await tabTo(page, page.locator('input[name=acr]:checked'));
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await follow(page, page.getByRole('button', { name: 'Sign in' }));
  await page.waitForURL((url) => url.origin === here.base);
}

async function signIn(page, person, steps) {
  await tabTo(page, page.getByLabel('Work e-mail'));
  await page.keyboard.type(person.email);
  await page.keyboard.press('Enter');
  await prove(page, steps);
}

const CASES = [
  { scripts: true, chair: kaspars, member: marta, group: '/workgroups/prevention', name: 'Prevention' },
  { scripts: false, chair: ingrid, member: gudrun, group: '/workgroups/victim-support', name: 'Support for victims' },
];
for (const { scripts, chair, member, group, name } of CASES) {
  test(`a chair asks for more, and a member who signed in by name proves it with a card (scripts: ${scripts})`, async (t) => {
    const asks = await open(t, { scripts });
    await asks.goto(group);
    await signIn(asks, chair, 2);
    const forum = await asks.locator('main a.t[href^="/forums/"]').first().getAttribute('href');
    await follow(asks, asks.getByRole('link', { name: 'Protection' }));
    await tabTo(asks, asks.getByLabel('Kind of sign-in'));
    await asks.keyboard.press('ArrowDown');
    await follow(asks, asks.getByRole('button', { name: 'Save' }));
    await asks.getByText('Asks for: Two factors').waitFor();
    await asks.goto(forum);
    const link = asks.locator('main a.t[href^="/threads/"]').first();
    const [thread, title] = [path(await link.getAttribute('href')), (await link.textContent()).trim()];

    const page = await open(t, { scripts, allow: [404] });
    await page.goto(thread);
    await signIn(page, member, 0);
    assert.equal(page.url(), `${here.base}${thread}`);
    await nothingHere(page);
    assert.equal(await page.getByText(title).count(), 0);
    if (scripts) assert.deepEqual(await examine(page), []);
    await follow(page, page.getByRole('main').getByRole('link', { name }));
    // Two factors are chosen, since they were asked for; the card is one further.
    await prove(page, 1);
    assert.equal(page.url(), `${here.base}${thread}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  });
}

test('the page of the workgroup leads the same way; who proves no more than before is told so', async (t) => {
  const page = await open(t, { allow: [403] });
  await page.goto('/workgroups/prevention');
  await signIn(page, lars, 0);
  await page.getByText('This asks for a stronger or more recent sign-in: Two factors').waitFor();
  assert.deepEqual(await examine(page), []);
  await follow(page, page.getByRole('link', { name: 'Sign in again' }));
  await page.waitForURL((url) => url.origin === here.provider);
  await tabTo(page, page.locator('input[name=acr]:checked'));
  await page.keyboard.press('ArrowUp');
  await follow(page, page.getByRole('button', { name: 'Sign in' }));
  await page.getByRole('heading', { name: 'A stronger sign-in is needed' }).waitFor();
  assert.deepEqual(await examine(page), []);
  await page.goto('/workgroups/prevention');
  await follow(page, page.getByRole('link', { name: 'Sign in again' }));
  await prove(page, 0);
  assert.equal(page.url(), `${here.base}/workgroups/prevention`);
  await page.getByText('Asks for: Two factors').waitFor();
});

test('an administrator reads for an hour where a second one agrees, and the chair sees it and ends it', async (t) => {
  for (const person of [lars, marta]) {
    await open(t, { as: person });
    await here.operate('administrator-add', person.email);
  }
  const [asks, agrees] = [await open(t, { as: lars, allow: [404] }), await open(t, { as: marta })];
  const chair = await open(t, { as: tomasz });
  const group = '/workgroups/cross-border-response';
  assert.equal((await asks.goto(group)).status(), 404);

  await asks.goto('/administration/access');
  await tabTo(asks, asks.getByLabel('Workgroup'));
  await asks.keyboard.type(`${here.base}${group}`);
  await tabTo(asks, asks.getByLabel('Reason'));
  await asks.keyboard.type('A member has complained.');
  await follow(asks, asks.getByRole('button', { name: 'Ask a second administrator' }));
  await asks.getByText('waits for a second administrator').waitFor();
  assert.deepEqual(await examine(asks), []);

  await agrees.goto('/administration/access');
  await agrees.getByText('A member has complained.').waitFor();
  assert.deepEqual(await examine(agrees), []);
  await follow(agrees, agrees.getByRole('button', { name: 'Agree' }));
  await agrees.getByText(/^open until/).waitFor();

  await asks.goto(group);
  await asks.getByRole('heading', { level: 1, name: 'Cross-border response' }).waitFor();
  await chair.goto(group);
  await chair.getByText(`${lars.name} reads here until`).waitFor();
  assert.deepEqual(await examine(chair), []);
  await follow(chair, chair.getByRole('button', { name: 'End it now' }));
  await chair.getByText('reads here until').waitFor({ state: 'detached' });
  assert.equal((await asks.goto(group)).status(), 404);
  await nothingHere(asks);
});

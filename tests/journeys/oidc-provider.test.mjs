// The same sign-in against a provider that nobody here wrote, with a client secret, added at the command line.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys, menu } from './kit/browser.mjs';
import { PEOPLE, startProvider } from './kit/provider.mjs';
import { startEmpty } from './kit/server.mjs';

const { here, open } = journeys({ start: () => startEmpty(startProvider) });
const veera = PEOPLE['subject-1'];

/** From Sund's sign-in page to the other one's. */
async function goThere(page, email = veera.email) {
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signInThere(page, subject) {
  await page.getByRole('heading', { name: 'Another sign-in' }).waitFor();
  await page.getByLabel('Subject').fill(subject);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL((url) => url.origin === here.base);
}

for (const scripts of [true, false]) {
  test(`one signs in there and is known here, by name (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { scripts });
    await page.goto('/people?from=a-link');
    await goThere(page);
    await signInThere(page, 'subject-1');
    assert.equal(page.url(), `${here.base}/people?from=a-link`);
    await page.getByRole('main').getByRole('link', { name: veera.name }).click();
    await page.getByRole('main').getByText('Office of Tests').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'fi', 'the provider says which language');
  });
}

test('who is signed in there already comes straight back; signing out there as well ends that', async (t) => {
  const page = await open(t);
  await page.goto('/');
  await goThere(page);
  await signInThere(page, 'subject-1');
  const signOut = async () => {
    await menu(page).click();
    await page.locator('form[action="/sign-out"] button').click();
  };
  const back = page.locator('main a[href="/sign-in"]');
  await signOut();
  await back.click();
  await goThere(page);
  await page.locator('header nav').waitFor(); // no question asked

  await signOut();
  await page.locator(`main a[href^="${here.provider}/"]`).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL((url) => url.href.startsWith(`${here.base}/signed-out`));
  await back.click();
  await goThere(page);
  await page.getByRole('heading', { name: 'Another sign-in' }).waitFor();
});

test('who signs out there is out here, in that browser and in no other', async (t) => {
  const [one, two] = [await open(t, { allow: [401] }), await open(t)];
  for (const page of [one, two]) {
    await page.goto('/people');
    await goThere(page);
    await signInThere(page, 'subject-1');
  }
  // A page of the provider's own, as one finds it on a ministry's start page.
  await one.goto(`${here.provider}/session/end`);
  await one.getByRole('button', { name: 'Yes, sign me out' }).click();
  await one.getByRole('heading', { name: 'Signed out there' }).waitFor();
  await one.goto('/people');
  await one.getByLabel('Work e-mail').waitFor();
  await two.goto('/people');
  await two.locator('header nav').waitFor();
});

test('the key of a person is the subject: the same address, another subject, another person', async (t) => {
  const addresses = new Set();
  for (const subject of ['subject-1', 'subject-2']) {
    const page = await open(t, { locale: 'en-GB' });
    await page.goto('/people');
    await goThere(page, veera.email);
    await signInThere(page, subject);
    await menu(page).click();
    addresses.add(await page.locator('header details a').first().getAttribute('href'));
    await page.locator('header details').getByText(PEOPLE[subject].name).waitFor();
  }
  assert.equal(addresses.size, 2);
});

test('an answer is taken once, and only by the browser that asked', async (t) => {
  const page = await open(t, { allow: [400] });
  let callback;
  page.on('request', (request) => request.url().includes('/sign-in/callback/') && (callback = request.url()));
  await page.goto('/people');
  await goThere(page);
  await signInThere(page, 'subject-1');
  await page.goto(callback);
  await page.getByText(/^(Number|Numero): \S+/).waitFor();

  const other = await open(t, { allow: [400] });
  await other.goto(callback);
  await other.getByRole('heading', { name: 'You could not be signed in' }).waitFor();
  await other.goto('/people');
  await other.getByLabel('Work e-mail').waitFor();
});

test('who turns back there is told how to go on', async (t) => {
  const page = await open(t, { allow: [400] });
  await page.goto('/sign-in');
  await goThere(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'You could not be signed in' }).waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Work e-mail').waitFor();
});

// Signing in and out with one's own organisation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys, menu } from './kit/browser.mjs';
import { jens, signe } from './kit/people.mjs';

const { here, open, signIn } = journeys();
const SESSION = '__Host-sund';

const session = async (page) => (await page.context().cookies()).find((cookie) => cookie.name === SESSION);

for (const scripts of [true, false]) {
  test(`a work e-mail leads through one's own organisation, and back to the page one wanted (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { scripts });
    await page.goto('/forums/non-punishment?show=unanswered');
    await page.getByRole('heading', { name: 'Sign in with your organisation' }).waitFor();
    await signIn(page, jens);
    assert.equal(page.url(), `${here.base}/forums/non-punishment?show=unanswered`);
    await page.getByRole('heading', { level: 1, name: 'Non-punishment' }).waitFor();
  });
}

test('an organisation can be chosen from the list', async (t) => {
  const page = await open(t);
  await page.goto('/people');
  await page.getByText('Choose from the list').click();
  await page.getByRole('link', { name: 'State Police' }).click();
  await page.waitForURL((url) => url.origin === here.provider);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  assert.equal(page.url(), `${here.base}/people`);
});

test("a link on the organisation's own start page begins there, and leads nowhere but here", async (t) => {
  const page = await open(t);
  const { issuer } = await (await page.request.get(`${here.provider}/fi-justice/.well-known/openid-configuration`)).json();
  for (const [target, lands] of [[`${here.base}/people`, '/people'], ['https://evil.example/people', '/'], [`${here.base}.evil.example/`, '/']]) {
    const another = await open(t);
    const query = new URLSearchParams({ iss: issuer, login_hint: 'aino@justice.fi.example', target_link_uri: target });
    await another.goto(`/sign-in/initiate?${query}`);
    await another.waitForURL((url) => url.origin === here.provider);
    await another.getByRole('button', { name: 'Sign in' }).click();
    await another.waitForURL(`${here.base}${lands}`);
    // Who is in already goes straight on.
    await another.goto(`/sign-in/initiate?${query}`);
    assert.equal(another.url(), `${here.base}${lands}`);
  }
});

test('one sees where one is signed in, and ends it there', async (t) => {
  const [here_, there] = [await open(t), await open(t)];
  for (const page of [here_, there]) {
    await page.goto('/people');
    await signIn(page, signe);
  }
  await menu(here_).click();
  await here_.getByRole('link', { name: 'Settings' }).last().click();
  await here_.getByRole('link', { name: 'Where you are signed in' }).click();
  await here_.getByText('This browser').waitFor();
  const others = await here_.getByRole('button', { name: /^End Chrome/ }).count();
  assert.ok(others >= 1, `${others}`);
  await here_.getByRole('button', { name: 'End all others' }).click();
  await here_.getByRole('button', { name: /^End Chrome/ }).waitFor({ state: 'detached' });
  await there.goto('/people');
  await there.getByLabel('Work e-mail').waitFor();
});

test('who turns back at their organisation is told how to go on', async (t) => {
  const page = await open(t, { allow: [400] });
  await page.goto('/sign-in');
  await page.getByLabel('Work e-mail').fill(signe.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL((url) => url.origin === here.provider);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'You could not be signed in' }).waitFor();
  await page.getByText(/^Number: \S+/).waitFor();
  assert.equal(await session(page), undefined);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Work e-mail').waitFor();
});

for (const scripts of [true, false]) {
  test(`what is not an e-mail address comes back with the reason beside it (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { scripts, allow: [422] });
    await page.goto('/sign-in?to=/live');
    const field = page.getByLabel('Work e-mail');
    await field.fill('jens at the prosecutor');
    // Browsers hold back what is plainly wrong; the server must not rely on that.
    await page.locator('form[action="/sign-in"]').evaluate((form) => form.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByRole('link', { name: /This is not an e-mail address/ }).waitFor();
    assert.equal(await field.inputValue(), 'jens at the prosecutor');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const described = (await field.getAttribute('aria-describedby')).split(' ');
    assert.equal(await page.locator(`#${described.at(-1)}`).textContent(), 'This is not an e-mail address.');
    // And one still comes to where one wanted to go.
    await signIn(page, jens);
    assert.equal(page.url(), `${here.base}/live`);
  });
}

test('an unknown domain gets the same answer as a known one, and then the page of a sign-in out of reach', async (t) => {
  const page = await open(t, { allow: [503] });
  const ask = async (email) => {
    const answer = await page.request.post('/sign-in', { form: { email, to: '/people' }, headers: { origin: here.base }, maxRedirects: 0 });
    const html = await answer.text();
    const [, ticket] = html.match(/\/sign-in\/go\?t=([^"]+)/);
    const headers = Object.entries(answer.headers()).filter(([name]) => name !== 'date');
    return { status: answer.status(), headers, html: html.replaceAll(ticket, 'TICKET'), length: ticket.length };
  };
  const known = await ask(jens.email);
  assert.equal(known.status, 200);
  assert.deepEqual(await ask('somebody@unknown.example'), known);
  assert.deepEqual(await ask('a.much.longer.address.than.that@a-domain-that-nobody-serves.example'), known);

  await page.goto('/sign-in');
  await page.getByLabel('Work e-mail').fill('somebody@unknown.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Your organisation’s sign-in could not be reached' }).waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Work e-mail').waitFor();
});

test('cookies are as strict as they can be, and each sign-in has a session of its own', async (t) => {
  const page = await open(t);
  await page.goto('/sign-in');
  await signIn(page, signe);
  const first = await session(page);
  const { domain, path, httpOnly, secure, sameSite } = first;
  assert.deepEqual({ domain, path, httpOnly, secure, sameSite }, { domain: '127.0.0.1', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
  assert.equal(await page.evaluate(() => document.cookie), '');
  for (const cookie of await page.context().cookies(here.base)) {
    assert.match(cookie.name, /^__Host-/);
    assert.equal(cookie.httpOnly && cookie.secure, true, cookie.name);
  }

  const tokens = [first.value];
  for (const person of [signe, jens]) {
    await menu(page).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, person);
    tokens.push((await session(page)).value);
  }
  assert.equal(new Set(tokens).size, 3);
});

for (const scripts of [true, false]) {
  test(`after signing out nothing is shown, not even to the back button (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { scripts });
    await page.goto('/forums/non-punishment');
    await signIn(page, signe);
    const token = (await session(page)).value;
    await page.getByRole('link', { name: 'People' }).click();
    await menu(page).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    assert.equal(await session(page), undefined);
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in with your organisation' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in with your organisation' }).waitFor();
    assert.equal(await page.getByText('Signe Lauridsen').count(), 0);

    // The token that somebody may have kept opens nothing either.
    const answer = await page.request.get('/people', { headers: { cookie: `${SESSION}=${token}` }, maxRedirects: 0 });
    assert.equal(answer.status(), 303);
  });
}

test('one can sign out at the organisation as well, and comes back', async (t) => {
  const page = await open(t);
  await page.goto('/');
  await signIn(page, jens);
  await menu(page).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign out there as well' }).click();
  await page.waitForURL((url) => url.origin === here.provider);
  await page.getByRole('link', { name: 'Back to Sund' }).click();
  await page.waitForURL((url) => url.pathname === '/signed-out');
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
});

test('the sign-in page speaks the language one asks for, and remembers', async (t) => {
  const page = await open(t, { locale: 'sv-FI' });
  await page.goto('/people');
  assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
  await page.getByRole('link', { name: 'suomi' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'fi');
  await page.getByRole('heading', { name: 'Sign in with your organisation' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Sign in with your organisation' }).waitFor();
  await signIn(page, signe);
  assert.equal(page.url(), `${here.base}/people`);
});

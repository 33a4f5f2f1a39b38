// A guest: invited by a chair, signed in by a passkey of the browser's virtual authenticator, seen by all as a guest, gone
// when the stay is over. The site has a name here: passkeys do not belong to numbers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys, menu } from './kit/browser.mjs';
import { kaspars, marta } from './kit/people.mjs';
import { linkIn, startMailServer } from './kit/mail.mjs';
import { startDemo } from './kit/server.mjs';

const { here, open } = journeys({ start: () => startDemo('localhost') });
const GUESTS = '/workgroups/prevention/guests';

/** A virtual authenticator (Chrome DevTools Protocol) that knows who is there, or does not. */
async function authenticator(page, { verified = true, transport = 'internal' } = {}) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport, hasResidentKey: true, hasUserVerification: true, isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  });
  const know = (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  const keys = async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  return { know, keys };
}

/** Fills in the form of an invitation. */
async function fillIn(page, email) {
  await page.goto(GUESTS);
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByLabel('Organisation').fill('The Harbour shelter');
  await page.getByLabel('Country').selectOption('Estonia');
  const spring = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  await page.locator('#until').fill(spring);
}

/** The chair invites this address, and gets the link. */
async function invite(page, email) {
  await fillIn(page, email);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await page.getByLabel('Link to forward').inputValue();
  assert.ok(link.startsWith(`${here.base}/invitations/`), link);
  return link;
}

async function accept(page, link, name) {
  await page.goto(link);
  await page.getByRole('heading', { name: 'You are invited' }).waitFor();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make a passkey and join' }).click();
  await page.getByRole('heading', { level: 1, name: 'Prevention' }).waitFor();
}

test('a guest is invited, joins with a passkey, writes as a guest, comes back with it, and is gone when the stay ends', async (t) => {
  const chair = await open(t, { as: kaspars });
  const link = await invite(chair, 'kaja@shelter.ee.example');
  assert.deepEqual(await examine(chair), []);

  const guest = await open(t, { allow: [404] });
  const { keys } = await authenticator(guest);
  await guest.goto(link);
  await guest.getByRole('button', { name: 'Make a passkey and join' }).waitFor();
  assert.deepEqual(await examine(guest), []);
  await accept(guest, link, 'Kaja Tamm');
  const [key] = await keys();
  assert.equal(key.isResidentCredential, true);
  assert.equal(key.rpId, 'localhost');

  // Only that workgroup, and only the people in it.
  await guest.goto('/workgroups');
  await guest.locator('main .list li').first().waitFor();
  assert.deepEqual(await guest.locator('main .list .t').allTextContents(), ['Prevention']);
  assert.equal((await guest.goto('/workgroups/child-victims')).status(), 404);
  await guest.goto('/people');
  assert.equal(await guest.getByText('Jens Hartwig').count(), 0);
  await guest.goto('/workgroups/prevention');
  await guest.locator('main .list .t').first().click();
  await guest.getByRole('link', { name: 'Start a thread' }).first().click();
  await guest.getByLabel('Title').fill('What a shelter sees first');
  await guest.getByLabel('Text', { exact: true }).fill('We see it before others do.');
  await guest.getByRole('button', { name: 'Post' }).click();
  await guest.getByRole('heading', { level: 1, name: 'What a shelter sees first' }).waitFor();
  const thread = guest.url();
  const member = await open(t, { as: marta });
  await member.goto(thread);
  await member.getByRole('article').first().getByText('Guest', { exact: true }).waitFor();
  assert.deepEqual(await examine(member), []);

  // Out, and in again: no address is typed.
  await menu(guest).click();
  await guest.getByRole('button', { name: 'Sign out' }).click();
  await guest.getByText('Your passkey stays on your device').waitFor();
  await guest.goto('/sign-in');
  await guest.getByRole('link', { name: 'Sign in with your passkey' }).click();
  await guest.getByRole('button', { name: 'Use my passkey' }).waitFor();
  assert.deepEqual(await examine(guest), []);
  await guest.getByRole('button', { name: 'Use my passkey' }).click();
  await guest.waitForURL(`${here.base}/`);
  await guest.goto('/settings');
  await guest.getByRole('link', { name: 'Your passkeys' }).click();
  await guest.getByText('Your only one').waitFor();
  assert.deepEqual(await examine(guest), []);

  // A link works once.
  assert.equal((await guest.goto(link)).status(), 404);

  // The chair ends the stay.
  await guest.goto(thread);
  await chair.goto(GUESTS);
  await chair.getByRole('button', { name: 'End stay of Kaja Tamm' }).click();
  await chair.getByRole('heading', { name: 'Stay is over' }).waitFor();
  assert.equal((await guest.reload()).status(), 404);
  await guest.goto('/');
  await guest.getByRole('heading', { name: 'Your stay as a guest is over' }).waitFor();
  assert.deepEqual(await examine(guest), []);
});

test('who cancels, and who cannot show who they are, is told so in words, and can try again', async (t) => {
  const chair = await open(t, { as: kaspars });
  const link = await invite(chair, 'mari@shelter.ee.example');
  const guest = await open(t);
  const { know } = await authenticator(guest, { verified: false });
  await guest.goto(link);
  await guest.getByLabel('Name').fill('Mari Mets');
  const button = guest.getByRole('button', { name: 'Make a passkey and join' });
  await button.click();
  await guest.getByRole('status').getByText('Nothing happened: it was cancelled').waitFor();
  assert.equal(await guest.getByLabel('Name').inputValue(), 'Mari Mets');
  assert.deepEqual(await examine(guest), []);
  await know(true);
  await button.click();
  await guest.getByRole('heading', { level: 1, name: 'Prevention' }).waitFor();
});

test('a name that is missing is told beside its field, before the device is asked', async (t) => {
  const chair = await open(t, { as: kaspars });
  const link = await invite(chair, 'liina@shelter.ee.example');
  const guest = await open(t, { allow: [400, 422] });
  await authenticator(guest);
  await guest.goto(link);
  await guest.getByRole('button', { name: 'Make a passkey and join' }).click();
  await guest.getByRole('alert').getByRole('link', { name: /Please fill this in/ }).waitFor();
  assert.equal(await guest.getByLabel('Name').getAttribute('aria-invalid'), 'true');
});

test('the keyboard alone is enough', async (t) => {
  const chair = await open(t, { as: kaspars });
  const link = await invite(chair, 'tiina@shelter.ee.example');
  const guest = await open(t);
  await authenticator(guest);
  await guest.goto(link);
  await guest.getByRole('button', { name: 'Make a passkey and join' }).waitFor();
  await guest.getByLabel('Name').focus();
  await guest.keyboard.type('Tiina Saar');
  await guest.keyboard.press('Tab');
  assert.equal(await guest.evaluate(() => document.activeElement.textContent), 'Make a passkey and join');
  await guest.keyboard.press('Enter');
  await guest.getByRole('heading', { level: 1, name: 'Prevention' }).waitFor();
});

test('one more passkey is made, and one removed', async (t) => {
  const chair = await open(t, { as: kaspars });
  const link = await invite(chair, 'piia@shelter.ee.example');
  const guest = await open(t);
  await authenticator(guest);
  await accept(guest, link, 'Piia Pihlak');
  await guest.goto('/settings/passkeys');
  await alive(guest);
  const add = guest.getByRole('button', { name: 'Make another passkey' });
  // The same device makes no second one.
  await add.click();
  await guest.getByRole('status').getByText('already has a passkey').waitFor();
  await authenticator(guest, { transport: 'usb' });
  await add.click();
  await guest.getByRole('button', { name: /^Remove/ }).nth(1).waitFor();
  await guest.getByRole('button', { name: /^Remove/ }).first().click();
  await guest.getByText('Your only one').waitFor();
});

for (const address of ['/sign-in/passkey', 'link']) {
  test(`without scripts the page says in words what is needed (${address})`, async (t) => {
    const link = address === 'link' ? await invite(await open(t, { as: kaspars }), 'olga@shelter.ee.example') : address;
    const page = await open(t, { scripts: false });
    await page.goto(link);
    await page.getByText('A passkey needs a browser that runs scripts').waitFor();
    assert.equal(await page.locator('main form button').count() - await page.locator('main form button[hidden]').count(), 0);
  });
}

// --- where Sund sends mail ---------------------------------------------------------------------

let mail;
let log;
const byMail = journeys({
  start: async () => {
    mail = await startMailServer();
    const sund = await startDemo('localhost', [...mail.settings, '--log', 'trace']);
    log = sund.log;
    return { ...sund, stop: () => sund.stop().finally(mail.stop) };
  },
});

/** Loads the page again until the invitation of this address says so: it happens without the page. */
async function says(page, email, text) {
  const row = page.getByRole('listitem').filter({ hasText: email });
  for (let n = 0; n < 100 && (await row.getByText(text).count()) === 0; n += 1) {
    await page.waitForTimeout(50);
    await page.goto(GUESTS);
  }
  await row.getByText(text).waitFor();
  return row;
}

test('with mail the guest gets the link, the chair never does, and no log has it', async (t) => {
  const email = 'kaja@shelter.ee.example';
  const chair = await byMail.open(t, { as: kaspars });
  await fillIn(chair, email);
  assert.equal(await chair.getByLabel('Language of the e-mail').inputValue(), 'en');
  await chair.getByLabel('Language of the e-mail').selectOption('suomi');
  await chair.getByRole('button', { name: 'Send the invitation' }).click();
  await chair.getByRole('status').getByText('is on its way').waitFor();
  const answered = await chair.content();
  assert.deepEqual(await examine(chair), []);
  await says(chair, email, /^Sent /);
  assert.deepEqual(await examine(chair), []);

  const sent = await mail.taken(email);
  assert.match(sent.plain, /Kaspars Melderis .* kutsuu sinut/);
  const link = linkIn(sent);
  assert.ok(link.startsWith(`${byMail.here.base}/invitations/`), link);
  assert.ok(sent.html.includes(`href="${link}"`), sent.html);
  const token = link.split('/').at(-1);
  for (const page of [answered, await chair.content()]) assert.ok(!page.includes(token), 'the chair sees no link');

  const guest = await byMail.open(t);
  await authenticator(guest);
  await accept(guest, link, 'Kaja Tamm');
  assert.ok(log().includes('a mail was sent'), 'the log is looked at');
  assert.ok(!log().includes(token), 'the link is in the log');
  assert.ok(!log().includes(email), 'the address is in the log');
});

for (const scripts of [true, false]) {
  test(`what could not be delivered is told in words, and sent again (scripts ${scripts ? 'on' : 'off'})`, async (t) => {
    const email = `mari-${scripts}@shelter.ee.example`;
    const chair = await byMail.open(t, { as: kaspars, scripts });
    await mail.tell('550 accept');
    await fillIn(chair, email);
    await chair.getByRole('button', { name: 'Send the invitation' }).click();
    const row = await says(chair, email, 'Could not be delivered');
    assert.equal(await chair.getByText('no such mailbox').count(), 0);
    if (scripts) assert.deepEqual(await examine(chair), []);
    await row.getByRole('button', { name: `Send again: the invitation to ${email}` }).click();
    await says(chair, email, /^Sent /);
    const page = await byMail.open(t);
    assert.equal((await page.goto(linkIn(await mail.taken(email)))).status(), 200);
  });
}

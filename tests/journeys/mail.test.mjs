// News by mail, from the setting to the press that stops them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys } from './kit/browser.mjs';
import { reply, start, titled } from './kit/forum.mjs';
import { startMailServer } from './kit/mail.mjs';
import { gudrun, signe } from './kit/people.mjs';
import { startDemo } from './kit/server.mjs';

let mail;
const { here, open } = journeys({
  start: async () => {
    mail = await startMailServer();
    const sund = await startDemo('localhost', mail.settings);
    return { ...sund, stop: () => sund.stop().finally(mail.stop) };
  },
});

test('what is new comes by mail, and one press stops that', async (t) => {
  const page = await open(t, { as: signe });
  await page.goto('/settings/notifications');
  await page.getByLabel('E-mail', { exact: true }).first().selectOption('now');
  await page.getByRole('button', { name: 'Save' }).first().click();
  const title = titled('Who hears the child');
  const thread = await start(page, here, 'multi-professional-support', title);
  const other = await open(t, { as: gudrun, scripts: false });
  await reply(other, here, thread, 'We do, twice.');
  // The demo has news that are older than a minute; younger ones wait.
  const sent = await mail.taken(signe.email);
  const [post] = sent.plain.match(/https?:\S+\/posts\/\S+/);
  await page.goto(post);
  await page.getByRole('article').first().waitFor();
  const [stop] = sent.plain.match(/https?:\S+\/unsubscribe\/\S+/);
  // Whoever has the mail has nothing else: no sign-in, no scripts.
  const nobody = await open(t, { scripts: false });
  await nobody.goto(stop);
  await nobody.getByRole('button', { name: 'Get no more mail' }).click();
  await nobody.getByRole('status').getByText('You get no more mail about what is new').waitFor();
  await page.goto('/settings/notifications');
  assert.equal(await page.getByLabel('E-mail', { exact: true }).first().inputValue(), 'never');
  // The inbox has it all the same.
  await page.goto('/inbox');
  await page.getByText(title).first().waitFor();
});

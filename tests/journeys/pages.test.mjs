// What must hold on every page: found by following every link from home, as a chair, in each language.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { journeys } from './kit/browser.mjs';
import { crawl } from './kit/crawl.mjs';
import { inspection } from './kit/faults.mjs';
import { press, reply, start } from './kit/forum.mjs';
import { aino, ebba, signe, tomasz } from './kit/people.mjs';

const { here, open } = journeys();

const KINDS = [
  '/', '/bookmarks', '/conferences/new', '/conferences/{id}', '/drafts', '/files', '/forums', '/forums/{name}', '/forums/{name}/new', '/forums/{name}?show', '/live', '/live/new', '/live/{id}', '/live/{id}/ask', '/live/{id}/board', '/live/{id}/cancel', '/live/{id}/change', '/live/{id}/documents', '/live/{id}/messages/{number}', '/live/{id}/registrations', '/live/{id}/registrations/{id}/decline', '/live/{id}/registrations?show', '/live/{id}?reply',
  '/inbox', '/inbox?show', '/people', '/people/{id}', '/posts/{id}', '/posts/{id}/edit', '/posts/{id}/hide', '/posts/{id}/history', '/settings', '/settings/notifications', '/settings/sessions', '/threads/{id}',
  '/threads/{id}/conclude', '/threads/{id}/hide', '/threads/{id}/move', '/threads/{id}?post', '/threads/{id}?quote', '/workgroups',
  '/workgroups/{name}', '/workgroups/{name}/forums/new', '/workgroups/{name}/log', '/workgroups/{name}/watching',
];
// Colours and names are the same in every language: all four ways once, one way in the others.
const NARROW = [{ colorScheme: 'light', width: 390 }];
// Only those who chair the workgroup of a session reach its plan, add documents and see who comes.
const OTHERS = KINDS.filter((one) => !/^\/live\/\{id\}\/(cancel|change|documents|registrations)/.test(one));
// And only a platform administrator's menu leads to these.
const ADMINISTRATION = ['/workgroups/new', '/administration/providers', '/administration/providers/new', '/administration/providers/{id}'];
const CHAIRS = [
  { chair: tomasz, forum: 'identifying-child-victims', lang: 'en', kinds: KINDS, ofEachKind: 2 },
  { chair: aino, forum: 'leaving-care', lang: 'fi', kinds: [...OTHERS, ...ADMINISTRATION], ofEachKind: 1, ways: NARROW },
  { chair: ebba, forum: 'announcements', lang: 'sv', kinds: OTHERS, ofEachKind: 1, ways: NARROW },
];

for (const { chair, forum, lang, kinds, ofEachKind, ways } of CHAIRS) {
  test(`every page is whole, narrow enough and accessible (${lang})`, async (t) => {
    const page = await open(t, { as: chair });
    // A thread of one's own with an edited post and a reply, so that there is something to edit and to hide, and a history.
    const poll = { poll_question: 'A · B?', poll_kind: ofEachKind > 1 ? 'ranked' : 'multiple', poll_options: 'A\nB', poll_closes: '', poll_shown: 'always' };
    const thread = await start(page, here, forum, 'Sivu · Sida · Page', 'Text | text', 'discussion', poll);
    await reply(page, here, thread, 'Another');
    const post = (await (await page.request.get(thread)).text()).match(/\/posts\/([0-9a-f-]{36})\/edit/)[1];
    await press(page, here, `/posts/${post}/edit`, { body: 'Another text', language: '', do: 'send' });
    const { look, complain, tell } = inspection(lang, ways);
    await page.goto('/forums/identifying-child-victims');
    const long = await page.getByRole('link', { name: /^How do you recognise trafficking when a child leaves/ }).getAttribute('href');
    const starts = [thread, long.replace(/[?#].*/, ''), '/'].map((address) => here.base + address);
    if (kinds.includes('/live/{id}/change')) {
      // One that this chair leads: others come up before it.
      await page.goto('/live');
      starts.push(await page.getByRole('link', { name: 'Contact points: call-back exercise' }).evaluate((link) => link.href));
    }
    const seen = await crawl(page, starts, ofEachKind, async (what, answer) => {
      if (answer.status() >= 400) complain(page.url(), answer.status());
      await look(page, what);
    });
    tell();
    assert.deepEqual(kinds.filter((one) => !seen.includes(one)), [], 'pages that no link leads to');
  });
}

/** Sends a form of the page with nothing in it. */
async function sendEmpty(page, address, button) {
  await page.goto(address);
  await page.locator('main form').evaluateAll((forms) => forms.forEach((form) => form.setAttribute('novalidate', '')));
  for (const field of await page.locator('main :is(input:not([type=hidden], [type=file]), textarea):visible').all()) await field.fill('');
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
}

test('pages around signing in', async (t) => {
  const page = await open(t, { allow: [400, 404, 405, 422, 503] });
  const { look, tell } = inspection('en');
  await page.goto('/sign-in');
  await page.getByText('Choose from the list').click();
  await look(page, 'sign-in');
  await sendEmpty(page, '/sign-in', 'Continue');
  await look(page, 'sign-in with an error');
  for (const address of ['/sign-in/go?t=nothing', '/sign-in/callback/nobody', '/signed-out', '/nothing-here', '/sign-out', `/sign-in/with/${randomUUID()}`]) {
    await page.goto(address);
    await look(page, address);
  }
  tell();
});

test('pages that say what is wrong', async (t) => {
  const allow = [400, 403, 404, 405, 422];
  const { look, tell } = inspection('en');
  const chair = await open(t, { as: tomasz, allow });
  const thread = await start(chair, here, 'identifying-child-victims', 'A page with errors');
  const forms = [
    ['/forums/identifying-child-victims/new', 'Post'], [thread, 'Reply'], [`${thread}/hide`, 'Hide'], ['/live/new', 'Save'], ['/conferences/new', 'Save'],
    ['/workgroups/child-victims/requests', 'Invite'], ['/workgroups/child-victims/forums/new', 'Save'],
  ];
  for (const [address, button] of forms) {
    await sendEmpty(chair, address, button);
    await look(chair, `${address} with errors`);
  }
  await chair.goto(thread);
  await chair.getByRole('textbox', { name: 'Your reply' }).fill('| a | b |\n|---|---|\n| c | d |');
  await chair.getByRole('button', { name: 'Preview' }).click();
  await chair.getByRole('region', { name: 'Preview' }).waitFor();
  await look(chair, 'a preview');
  for (const address of ['/nothing-here', `/threads/${randomUUID()}`, '/forums/announcements?show=nonsense', `${thread}/pin`]) {
    await chair.goto(address);
    await look(chair, address);
  }

  const member = await open(t, { as: signe, allow });
  await press(chair, here, `${thread}/lock`, { set: 'yes' });
  for (const address of [thread, `${thread}/hide`, '/live/new', '/workgroups/conference-programme']) {
    await member.goto(address);
    await look(member, `${address} as a member`);
  }
  tell();
});

// What a chair looks at before others read it: a whole forum, a word, links. Its author, its readers and two who lead at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { line, post, press, start, titled } from './kit/forum.mjs';
import { gudrun, ingrid, liis, signe } from './kit/people.mjs';

const { here, open } = journeys();
const GROUP = '/workgroups/victim-support';
const FORUM = '/forums/helping-children-accept-help';
const box = (page) => page.getByRole('textbox', { name: /^(Text|Your reply)$/ });
const waits = (page) => page.getByRole('region', { name: 'What waits for a chair' });
const item = (page, text) => page.getByRole('article').filter({ hasText: text });
const decide = (page, text, name) => item(page, text).getByRole('button', { name, exact: true });

/** A line of the inbox. */
const told = (page, text) => page.getByRole('listitem').filter({ hasText: text }).first();

/** What Liis is in the workgroup: of two who lead, one is a deputy. */
async function appoint(chair, office) {
  await chair.goto(`${GROUP}/members?name=Liis`);
  await chair.getByLabel(`Change ${liis.name}’s place in the workgroup`).click();
  await chair.getByRole('button', { name: `Make ${office}` }).click();
  // One is back on the workgroup's page, where a deputy is named as one.
  await chair.waitForURL((url) => url.pathname === GROUP);
  const chips = chair.getByRole('complementary').getByText('Deputy', { exact: true });
  assert.equal(await chips.count(), office === 'deputy' ? 1 : 0);
}

/** The queue, found the way a chair finds it. */
async function queue(page) {
  await page.goto(GROUP);
  await page.getByRole('link', { name: /^Queue / }).click();
  await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
}

/** Whoever reads here sees neither the title nor the text, wherever one would meet it. */
async function unseen(page, places, ...texts) {
  for (const place of places) {
    await page.goto(place);
    await page.getByRole('main').waitFor();
    for (const text of texts) assert.equal(await page.getByText(text).count(), 0, `${text} at ${place}`);
  }
}

async function everything(chair, button, then) {
  await chair.goto(FORUM);
  await chair.getByRole('link', { name: 'Pace' }).click();
  await chair.getByRole('button', { name: button }).click();
  await chair.getByText(then).waitFor();
}

for (const scripts of [true, false]) {
  const on = `(scripts: ${scripts})`;

  test(`in a forum where everything waits, the first of two who lead counts ${on}`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts });
    const deputy = await open(t, { as: liis, scripts, allow: [403] });
    const author = await open(t, { as: signe, scripts });
    const reader = await open(t, { as: gudrun, scripts, allow: [404] });
    await appoint(chair, 'deputy');
    await everything(chair, 'Approve everything in this forum first', 'Everything that is written in this forum waits for approval.');

    const title = titled(`The first evening ${scripts}`);
    const text = `We begin with supper, and ask nothing ${scripts}.`;
    await author.goto(FORUM);
    await author.getByText('Chairs approve posts').waitFor();
    await author.getByRole('link', { name: 'Start a thread' }).click();
    await author.getByRole('textbox', { name: 'Title' }).fill(title);
    await box(author).fill(text);
    await author.getByRole('button', { name: 'Post', exact: true }).click();
    await author.getByRole('heading', { level: 1, name: 'Waits for a chair' }).waitFor();
    await author.getByText('A chair looks at this before others read it. You are told what was decided.').waitFor();
    const held = new URL(author.url()).pathname;
    if (scripts) {
      await alive(author);
      assert.deepEqual(await examine(author), []);
    }
    await author.goto(FORUM);
    await waits(author).getByRole('heading', { name: title }).waitFor();
    assert.equal(await line(author, title).count(), 0, 'not among the threads, not even to its author');

    await unseen(reader, [FORUM, '/', '/inbox', GROUP], title, text);
    await reader.goto(held);
    await reader.getByRole('heading', { level: 1, name: 'This page is not here' }).waitFor();

    await queue(chair);
    await queue(deputy);
    for (const page of [chair, deputy]) {
      await item(page, title).getByText('Waits because everything in the forum does.').waitFor();
      await item(page, title).getByText(text).waitFor();
    }
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }
    await decide(chair, title, 'Approve').click();
    await item(chair, title).waitFor({ state: 'detached' });
    await item(deputy, title).getByRole('textbox', { name: 'Reason' }).fill('Rather not today.');
    await decide(deputy, title, 'Do not approve').click();
    await deputy.getByRole('alert').getByText('This has been decided already').waitFor();
    await deputy.getByText('It was approved.').waitFor();
    await deputy.getByText(`(${ingrid.name},`).waitFor();
    assert.equal(await deputy.getByRole('button', { name: 'Do not approve' }).count(), 0);

    await author.goto('/inbox');
    await told(author, `${ingrid.name} approved what you wrote`).getByRole('link', { name: title }).click();
    await author.getByRole('heading', { level: 1, name: title }).waitFor();
    await author.goto(FORUM);
    await line(author, title).waitFor();
    assert.equal(await waits(author).count(), 0);
    await reader.goto(FORUM);
    await line(reader, title).getByRole('link', { name: title }).click();
    await post(reader, 1).getByText(text).waitFor();

    await everything(chair, 'Stop approving everything', 'only if it does everywhere in the workgroup');
    await appoint(chair, 'member');
  });

  test(`what is not approved comes back with the reason, and can be sent again ${on}`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts, allow: [422] });
    const author = await open(t, { as: signe, scripts });
    const reader = await open(t, { as: gudrun, scripts });
    const title = titled('How do you say it?');
    const thread = await start(chair, here, 'helping-children-accept-help', title);
    await press(chair, here, `${FORUM}/hold`, { set: 'yes' });

    const text = `He lives in the third house on the harbour ${scripts}.`;
    await author.goto(thread);
    await box(author).fill(text);
    await author.getByRole('button', { name: 'Reply', exact: true }).click();
    await waits(author).getByText(text).waitFor();
    assert.equal(await post(author, 2).count(), 0);
    await unseen(reader, [thread, FORUM, '/inbox'], text);

    await queue(chair);
    await decide(chair, text, 'Do not approve').click();
    await chair.getByRole('alert').getByRole('link', { name: /Reason/ }).waitFor();
    await chair.getByRole('textbox', { name: 'Reason' }).fill('Please leave the house out.');
    await decide(chair, text, 'Do not approve').click();
    await item(chair, text).waitFor({ state: 'detached' });

    await author.goto('/inbox');
    const notice = told(author, 'Please leave the house out.');
    await notice.getByText(`${ingrid.name} did not approve what you wrote`).waitFor();
    await notice.getByRole('link', { name: title }).click();
    await waits(author).getByText('A chair did not approve this: Please leave the house out.').waitFor();
    await waits(author).getByRole('link', { name: 'Change it' }).click();
    await author.getByRole('link', { name: 'What chairs decided' }).click();
    const heading = author.getByRole('heading', { name: 'Text not approved' });
    const decision = author.getByRole('article').filter({ has: heading, hasText: 'Please leave the house out.' }).first();
    await decision.getByText('Appeal', { exact: true }).first().waitFor();
    await waits(author).getByRole('article').filter({ hasText: text }).getByText('Not approved').waitFor();
    await waits(author).getByRole('article').filter({ hasText: text }).getByRole('link', { name: 'Change it' }).click();
    await author.getByText('A chair did not approve this: Please leave the house out.').waitFor();
    const held = author.url();
    assert.equal((await box(author).inputValue()).trim(), text, 'the author has the text back');
    if (scripts) {
      await alive(author);
      assert.deepEqual(await examine(author), []);
    }
    await unseen(reader, [thread, FORUM, `${GROUP}/log`], text);

    // Changed, it is looked at again; and let through, it stands where it was written.
    const better = `He lives by the harbour ${scripts}.`;
    await author.goto(held);
    await box(author).fill(better);
    await author.getByRole('button', { name: 'Send it again' }).click();
    await author.getByRole('heading', { level: 1, name: 'Waits for a chair' }).waitFor();
    await queue(chair);
    await decide(chair, better, 'Approve').click();
    await item(chair, better).waitFor({ state: 'detached' });
    await reader.goto(thread);
    await post(reader, 2).getByText(better).waitFor();
    assert.equal(await reader.getByText(text).count(), 0);
    await press(chair, here, `${FORUM}/hold`, { set: 'no' });
  });

  test(`changed while a chair reads it, a text is read again before it is decided ${on}`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts, allow: [403] });
    const author = await open(t, { as: signe, scripts });
    const thread = await start(chair, here, 'helping-children-accept-help', titled('Who drives?'));
    await press(chair, here, `${FORUM}/hold`, { set: 'yes' });
    const [first, second] = [`The first text ${scripts}.`, `The second text ${scripts}.`];
    await author.goto(thread);
    await box(author).fill(first);
    await author.getByRole('button', { name: 'Reply', exact: true }).click();
    await waits(author).getByText(first).waitFor();
    await queue(chair);
    await item(chair, first).waitFor();

    await waits(author).getByRole('link', { name: 'Change it' }).click();
    await box(author).fill(second);
    await author.getByRole('button', { name: /^Save(?! draft)/ }).click();
    await author.getByRole('article').getByText(second).waitFor();
    await decide(chair, first, 'Approve').click();
    await chair.getByRole('alert').getByText('The author has changed this meanwhile. Read it again before you decide.').waitFor();
    await item(chair, second).waitFor();
    assert.equal(await item(chair, first).count(), 0);
    await author.goto(thread);
    await waits(author).getByText(second).waitFor();
    assert.equal(await post(author, 2).count(), 0, 'nothing is published that nobody read');
    await decide(chair, second, 'Approve').click();
    await chair.getByRole('alert').waitFor({ state: 'detached' });
    await author.goto(thread);
    await post(author, 2).getByText(second).waitFor();
    await press(chair, here, `${FORUM}/hold`, { set: 'no' });
  });

  test(`a word makes a text wait, and its author is not told which; taken back it is a draft ${on}`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts, allow: [422] });
    const author = await open(t, { as: signe, scripts });
    const reader = await open(t, { as: gudrun, scripts });
    const thread = await start(author, here, 'multi-professional-support', titled('Where is there a bed?'));
    const word = `Hotel Baltika ${scripts}`;
    await queue(chair);
    await chair.getByRole('link', { name: 'Approval' }).click();
    await chair.getByRole('button', { name: 'Add', exact: true }).click();
    await chair.getByRole('alert').getByRole('link', { name: /Word or phrase/ }).waitFor();
    await chair.getByRole('textbox', { name: 'Word or phrase' }).fill(word);
    await chair.getByRole('button', { name: 'Add', exact: true }).click();
    await chair.getByRole('button', { name: `Remove “${word}”` }).waitFor();
    if (scripts) {
      await alive(chair);
      assert.deepEqual(await examine(chair), []);
    }

    await author.goto(thread);
    await box(author).fill(`Ask at the hotel baltika ${scripts}, they know.`);
    await author.getByRole('button', { name: 'Reply', exact: true }).click();
    await waits(author).getByText('they know').waitFor();
    await waits(author).getByRole('link', { name: 'Change it' }).click();
    await author.getByRole('heading', { level: 1, name: 'Waits for a chair' }).waitFor();
    assert.equal(await author.getByText('Waits because').count(), 0);
    await unseen(reader, [thread], 'they know');
    await queue(chair);
    await item(chair, 'they know').getByText(`Waits because of “${word}”.`).waitFor();

    await author.getByRole('button', { name: 'Take it back' }).click();
    await author.waitForURL(/#reply$/);
    assert.equal((await box(author).inputValue()).trim(), `Ask at the hotel baltika ${scripts}, they know.`);
    assert.equal(await waits(author).count(), 0);
    await queue(chair);
    assert.equal(await item(chair, 'they know').count(), 0, 'nothing is left to decide');

    await chair.goto(`${GROUP}/approval`);
    await chair.getByRole('button', { name: `Remove “${word}”` }).click();
    await chair.getByText('There are none.').waitFor();
    await author.goto(thread);
    await author.getByRole('button', { name: 'Reply', exact: true }).click();
    await post(author, 2).getByText('they know').waitFor();
    await reader.goto(thread);
    await post(reader, 2).getByText('they know').waitFor();
  });

  test(`links of who has few posts wait; what is no number is said beside its field ${on}`, async (t) => {
    const chair = await open(t, { as: ingrid, scripts, allow: [422] });
    const author = await open(t, { as: signe, scripts });
    const reader = await open(t, { as: gudrun, scripts });
    const thread = await start(author, here, 'multi-professional-support', titled('What have you read?'));
    await chair.goto(`${GROUP}/approval`);
    await chair.getByRole('textbox', { name: 'First posts' }).fill('a few');
    await chair.getByRole('textbox', { name: 'Posts before links' }).fill('90');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('alert').getByRole('link', { name: /First posts/ }).waitFor();
    assert.equal(await chair.getByRole('textbox', { name: 'First posts' }).getAttribute('aria-invalid'), 'true');
    assert.equal(await chair.getByRole('textbox', { name: 'First posts' }).inputValue(), 'a few');
    assert.equal(await chair.getByRole('textbox', { name: 'Posts before links' }).inputValue(), '90');
    await chair.getByRole('textbox', { name: 'First posts' }).fill('');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.getByRole('alert').waitFor({ state: 'detached' });
    assert.equal(await chair.getByRole('textbox', { name: 'Posts before links' }).inputValue(), '90');

    await author.goto(thread);
    await box(author).fill(`Read https://report.example/${scripts} first.`);
    await author.getByRole('button', { name: 'Reply', exact: true }).click();
    await waits(author).getByText('report.example').waitFor();
    await box(author).fill('Without a link nothing waits.');
    await author.getByRole('button', { name: 'Reply', exact: true }).click();
    await post(author, 2).getByText('Without a link nothing waits.').waitFor();
    await unseen(reader, [thread], 'report.example');
    await queue(chair);
    await item(chair, 'report.example').getByText('Waits because it has a link, and its author has few posts here.').waitFor();
    await decide(chair, 'report.example', 'Approve').click();
    await item(chair, 'report.example').waitFor({ state: 'detached' });
    await reader.goto(thread);
    await post(reader, 3).getByRole('link', { name: /report\.example/ }).waitFor();

    await chair.goto(`${GROUP}/approval`);
    await chair.getByRole('textbox', { name: 'Posts before links' }).fill('');
    await chair.getByRole('button', { name: 'Save' }).click();
    await chair.waitForURL((url) => url.pathname === `${GROUP}/approval`);
    await chair.goto(`${GROUP}/approval`);
    assert.equal(await chair.getByRole('textbox', { name: 'Posts before links' }).inputValue(), '');
  });
}

// Writing: marks by buttons and keys, a preview in place, quoting what one selected, what is closed until one opens it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { post, reply, start, titled } from './kit/forum.mjs';
import { gudrun, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';
const box = (page) => page.getByRole('textbox', { name: /^(Text|Your reply)$/ });
const RICH = [
  'Once[^1] and ||what the child *said*|| then.', '', ':::spoiler', 'A whole paragraph.', ':::', '',
  '- [x] asked', '- [ ] answered', '', `| ${'a long heading | '.repeat(8)}`, `|${'---|'.repeat(8)}`, `| ${'a cell | '.repeat(8)}`, '', '[^1]: A footnote.',
].join('\n');

/** Selects a part of what is in the box. */
const select = (page, from, to) => box(page).evaluate((area, [a, b]) => { area.focus(); area.setSelectionRange(a, b); }, [from, to]);

test('buttons and keys set marks, and undoing takes them away', async (t) => {
  const page = await open(t, { as: signe });
  await page.goto(`/forums/${FORUM}/new`);
  await alive(page);
  const tools = page.getByRole('group', { name: 'Formatting' });
  assert.equal(await tools.getByRole('button').count(), 10);
  await box(page).fill('one two');
  await select(page, 4, 7);
  await tools.getByRole('button', { name: 'Bold (Ctrl+B)' }).click();
  assert.equal(await box(page).inputValue(), 'one **two**');
  assert.equal(await box(page).evaluate((area) => area === document.activeElement), true, 'one goes on writing');
  await page.keyboard.press('Control+z');
  assert.equal(await box(page).inputValue(), 'one two');
  for (const [key, then] of [['b', '**two**'], ['i', '*two*'], ['k', '[two](https://)']]) {
    await box(page).fill('two');
    await select(page, 0, 3);
    await page.keyboard.press(`Control+${key}`);
    assert.equal(await box(page).inputValue(), then);
  }
  for (const [name, then] of [
    ['Quotation', '> two'], ['List', '- two'], ['Task list', '- [ ] two'], ['Code', '`two`'],
    ['Table', '| two |  |\n|---|---|\n|  |  |\n'], ['Footnote', 'two[^1]\n\n[^1]: '], ['Closed text, for what may distress', '||two||'],
  ]) {
    await box(page).fill('two');
    await select(page, 0, 3);
    // By key, as whoever has no mouse.
    await tools.getByRole('button', { name, exact: true }).press('Enter');
    assert.equal(await box(page).inputValue(), then, name);
  }
});

test('a preview comes in place, and Ctrl+Enter sends', async (t) => {
  const page = await open(t, { as: signe });
  const thread = await start(page, here, FORUM, titled('Seen before it is sent'));
  await page.goto(thread);
  await alive(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
  await box(page).fill(RICH);
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText('May be distressing: open to read').first().waitFor();
  await preview.getByRole('img', { name: 'Not done' }).waitFor();
  assert.equal(await page.locator('html[data-same-page]').count(), 1);
  await box(page).press('Control+Enter');
  await post(page, 2).getByText('A footnote.').waitFor();
});

test('what is not taken as it is goes the plain way, with the reason', async (t) => {
  const page = await open(t, { as: signe, allow: [422] });
  const thread = await start(page, here, FORUM, titled('Far too long'));
  await page.goto(thread);
  await alive(page);
  await box(page).fill('x'.repeat(40_000));
  await box(page).press('Control+Enter');
  await page.getByRole('alert').first().waitFor();
  assert.equal((await box(page).inputValue()).length, 40_000);
});

for (const scripts of [true, false]) {
  test(`closed text, tasks, footnotes and wide tables (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { as: signe, scripts, viewport: { width: 390, height: 800 } });
    const thread = await start(page, here, FORUM, titled('Hard to read'), RICH);
    await reply(page, here, thread, RICH);
    await page.goto(thread);
    const [first, second] = [post(page, 1), post(page, 2)];
    assert.equal(await first.getByText('what the child').isVisible(), false);
    const closed = first.getByText('May be distressing: open to read').first();
    await closed.focus();
    await page.keyboard.press('Enter');
    await first.getByText('what the child').waitFor();
    assert.equal(await second.getByText('what the child').isVisible(), false);
    await first.getByRole('img', { name: 'Done', exact: true }).waitFor();
    assert.equal(await page.locator('.body input').count(), 0);
    await second.getByRole('link', { name: '1', exact: true }).click();
    assert.match(page.url(), /#p2-fn-1$/);
    assert.equal(await second.locator(':target').count(), 1);
    await second.getByRole('link', { name: 'Back to the text' }).click();
    assert.match(page.url(), /#p2-fnref-1$/);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id));
    assert.equal(new Set(ids).size, ids.length, 'each id is there once');
    const table = first.getByRole('group', { name: 'Table' });
    await table.focus();
    assert.equal(await table.evaluate((one) => one === document.activeElement && one.scrollWidth > one.clientWidth), true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'the page does not scroll sideways');
    assert.equal(await page.getByRole('button', { name: 'Bold (Ctrl+B)' }).count(), scripts ? 1 : 0);
    await page.getByText('How to write').click();
    await page.getByText('||text||').waitFor();
  });
}

test('what one selected is quoted where the caret is, with a link to its post', async (t) => {
  const asking = await open(t, { as: signe });
  const thread = await start(asking, here, FORUM, titled('Quoted in part'), 'First thing.\n\nSecond thing.');
  const page = await open(t, { as: gudrun });
  await page.goto(thread);
  await alive(page);
  await box(page).fill('Before.');
  await post(page, 1).getByText('Second thing.').evaluate((p) => getSelection().selectAllChildren(p));
  await post(page, 1).getByRole('link', { name: 'Quote' }).click();
  assert.match(await box(page).inputValue(), /^Before\.\n\n> \[Signe Lauridsen\]\(\/posts\/[0-9a-f-]{36}\):\n>\n> Second thing\.\n\n$/);
  await box(page).fill('One.\n\nTwo.');
  await select(page, 4, 4);
  // As a mouse that selects elsewhere does.
  await box(page).blur();
  await post(page, 1).getByText('Second thing.').evaluate((p) => getSelection().selectAllChildren(p));
  await post(page, 1).getByRole('link', { name: 'Quote' }).click();
  assert.match(await box(page).inputValue(), /^One\.\n\n> \[[^]*> Second thing\.\n\n\n\nTwo\.$/);
  // Again by key.
  await box(page).fill('');
  const link = post(page, 1).getByRole('link', { name: 'Quote' });
  await link.focus();
  await post(page, 1).getByText('First thing.').evaluate((p) => getSelection().selectAllChildren(p));
  await link.press('Enter');
  assert.match(await box(page).inputValue(), /> First thing\.\n\n$/);
  await box(page).press('Control+Enter');
  await post(page, 2).getByRole('link', { name: 'Signe Lauridsen' }).last().click();
  await page.waitForURL(/#p1$/);
});

test('published attacks show as text, and nothing runs', async (t) => {
  // Anything on the console, any request elsewhere, any dialog fails this.
  const page = await open(t, { as: signe });
  page.on('dialog', (dialog) => assert.fail(dialog.message()));
  const texts = ['naughty', 'xss'].flatMap((name) =>
    JSON.parse(readFileSync(new URL(`../it/hostile/texts/${name}.json`, import.meta.url), 'utf8')));
  const thread = await start(page, here, FORUM, titled('Attacks'), 'Attacks');
  for (let at = 0; at < texts.length; at += 240) {
    const body = texts.slice(at, at + 240).map((text) => `${text}\n\n[x](<${text.replaceAll('\n', ' ')}>)`).join('\n\n').slice(0, 31_000);
    await reply(page, here, thread, body);
  }
  await page.goto(thread);
  await alive(page);
  assert.equal(await page.locator('.body :is(script, style, img, iframe, svg, object, embed, form, input, base, link, meta)').count(), 0);
  // ":" is what a browser says of an address that is none.
  const hosts = await page.locator('.body a').evaluateAll((all) => [...new Set(all.map((a) => a.protocol))]);
  assert.deepEqual(hosts.filter((one) => !['http:', 'https:', 'mailto:', ':'].includes(one)), []);
});

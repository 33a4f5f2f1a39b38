// Beginning a thread: a form that fits its kind, a workgroup's own template, and what others have begun already.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { post, start, titled } from './kit/forum.mjs';
import { ingrid, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';
const OTHER = 'multi-professional-support';
const box = (page) => page.getByRole('textbox', { name: 'Text' });
const title = (page) => page.getByLabel('Title', { exact: true });

for (const scripts of [true, false]) {
  const how = scripts ? 'with' : 'without';

  test(`a practice has sections, and those left empty are left out (${how} scripts)`, async (t) => {
    const page = await open(t, { as: signe, scripts, allow: [422] });
    await page.goto(`${here.base}/forums/${FORUM}/new`);
    if (scripts) await alive(page);
    await title(page).fill(titled('Asking twice'));
    await page.getByLabel('Kind').selectOption('practice');
    await page.getByRole('button', { name: 'Show its form' }).click();
    await page.getByText('Fill in the sections that you can').waitFor();
    assert.match(await box(page).inputValue(), /^## What the problem was\n\n## What we do\n/);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('alert').getByRole('link', { name: /Text/ }).waitFor();
    await box(page).fill((await box(page).inputValue()).replace('## What we do\n', '## What we do\n\nWe ask twice.\n'));
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await post(page, 1).getByRole('heading', { name: 'What we do' }).waitFor();
    assert.equal(await post(page, 1).getByRole('heading', { name: 'What the problem was' }).count(), 0);
  });

  test(`a thread like the one that one begins is shown (${how} scripts)`, async (t) => {
    const page = await open(t, { as: signe, scripts });
    const there = titled(`Registering unaccompanied minors ${how}`);
    await start(page, here, OTHER, there);
    await page.goto(`${here.base}/forums/${OTHER}/new`);
    if (scripts) await alive(page);
    await box(page).fill('I could not find it.');
    await title(page).fill(`How is an unaccompanied minor registered ${how}?`);
    if (!scripts) await page.getByRole('button', { name: 'Preview' }).click();
    const like = page.getByRole('region', { name: 'Threads like this one' });
    const link = like.getByRole('link', { name: there });
    await link.waitFor();
    if (scripts) {
      await page.getByRole('status').getByText('Threads like this one are listed').waitFor({ state: 'attached' });
      await title(page).fill('Zzz');
      await like.waitFor({ state: 'hidden' });
      await title(page).fill(`How is an unaccompanied minor registered ${how}?`);
      await link.waitFor();
    }
    await link.click();
    await page.getByRole('heading', { level: 1, name: there }).waitFor();
    await page.goto(`${here.base}/forums/${OTHER}/new`);
    assert.match(await title(page).inputValue(), /^How is an unaccompanied/, 'whoever looks at once loses nothing');
    assert.equal(await box(page).inputValue(), 'I could not find it.');
  });
}

test('a chair writes a template by keys, and everybody begins with it', async (t) => {
  const page = await open(t, { as: ingrid });
  await page.goto(`${here.base}/forums/${FORUM}`);
  const group = await page.locator('a[href^="/workgroups/"]').first().getAttribute('href');
  await page.goto(`${here.base}${group}/templates`);
  const question = page.getByRole('heading', { level: 2, name: 'Question' });
  const card = page.locator('section', { has: question });
  await card.locator('summary').focus();
  await page.keyboard.press('Enter');
  await card.getByRole('link', { name: 'English' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Template', { exact: true }).focus();
  await page.keyboard.type('## What do you know?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('The workgroup has its own:').waitFor();
  const other = await open(t, { as: signe });
  await other.goto(`${here.base}/drafts`);
  for (const one of await other.getByRole('button', { name: /Discard/ }).all()) await one.click();
  await other.goto(`${here.base}/forums/${FORUM}/new?kind=question`);
  assert.equal(await box(other).inputValue(), '## What do you know?');
  // Back to what it was, for who comes after.
  await page.goto(`${here.base}${group}/templates/question/en`);
  await page.getByRole('button', { name: 'Remove the workgroup’s own' }).click();
  await page.getByText('The box is empty.').first().waitFor();
});

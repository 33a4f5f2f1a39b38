// Asking, answering, and what happens to what one writes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { line, post, reply, start, titled } from './kit/forum.mjs';
import { gudrun, jens, marta, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';
const box = (page) => page.getByRole('textbox', { name: /^(Text|Your reply)$/ });
const main = (page) => page.getByRole('main');

for (const scripts of [true, false]) {
  const on = `(scripts: ${scripts})`;

  test(`a question: not taken without a title, previewed, posted ${on}`, async (t) => {
    const page = await open(t, { as: signe, scripts, allow: [422] });
    const title = titled('Who tells the child what happens next?');
    await page.goto('/forums');
    await page.getByRole('link', { name: 'Helping children accept help' }).click();
    await page.getByRole('link', { name: 'Start a thread' }).click();
    await page.getByLabel('Kind').selectOption({ label: 'Discussion: an exchange of views' });
    await box(page).fill('We agree on **one person**.\n\n| who | when |\n|---|---|\n| guardian | first day |');
    await page.getByRole('button', { name: 'Post', exact: true }).click();

    const alert = page.getByRole('alert');
    await alert.getByRole('link', { name: 'Title: Please fill this in.' }).click();
    const field = page.getByRole('textbox', { name: 'Title' });
    assert.equal(await field.evaluate((input) => input === document.activeElement), true, 'the summary leads to the field');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const described = (await field.getAttribute('aria-describedby')).split(' ');
    assert.equal(await page.locator(`#${described.at(-1)}`).textContent(), 'Please fill this in.');
    assert.match(await box(page).inputValue(), /^We agree on \*\*one person\*\*\.\n\n\| who/);
    assert.equal(await page.getByLabel('Kind').inputValue(), 'discussion');

    await page.getByLabel('Kind').selectOption({ label: 'Question: waits for an answer' });
    await field.fill(title);
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByRole('cell', { name: 'guardian' }).waitFor();
    assert.equal(await preview.locator('strong').textContent(), 'one person');
    assert.equal(await field.inputValue(), title);

    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await main(page).getByText('Question', { exact: true }).waitFor();
    await post(page, 1).getByRole('cell', { name: 'guardian' }).waitFor();
    await page.goto(`/forums/${FORUM}/new`);
    assert.equal(await box(page).inputValue(), '', 'what was posted is no draft any more');
    await page.goto(`/forums/${FORUM}?show=unanswered`);
    await line(page, title).getByText('No replies').waitFor();
  });

  test(`an answer from another country, with a quote, is accepted ${on}`, async (t) => {
    const asking = await open(t, { as: signe, scripts });
    const title = titled('When do you bring in a second adult?');
    const thread = await start(asking, here, FORUM, title, 'Two adults at once is too much for some.\n\nWhen is it right?');

    const answering = await open(t, { as: gudrun, scripts });
    await answering.goto(thread);
    await post(answering, 1).getByRole('link', { name: 'Quote' }).click();
    assert.match(await box(answering).inputValue(), /^> \[Signe Lauridsen\].*\n>\n> Two adults at once/);
    await box(answering).press('Control+End');
    await box(answering).pressSequentially('\n\nNot in the first week.');
    await answering.getByRole('button', { name: 'Reply', exact: true }).click();
    await post(answering, 2).getByText('Not in the first week.').waitFor();
    await post(answering, 2).locator('blockquote').getByText('Two adults at once').waitFor();
    await post(answering, 2).getByText('IS', { exact: true }).waitFor();
    assert.equal(await post(answering, 2).getByRole('button', { name: 'Accept as the answer' }).count(), 0, 'only who asked accepts');

    await asking.goto(thread);
    await post(asking, 2).getByRole('button', { name: 'Accept as the answer' }).click();
    await post(asking, 2).getByText('Accepted answer').waitFor();
    await main(asking).getByRole('link', { name: 'Answered' }).waitFor();
    await post(asking, 2).getByRole('button', { name: 'Not the answer' }).click();
    await post(asking, 2).getByRole('button', { name: 'Accept as the answer' }).waitFor();
    assert.equal(await asking.getByText('Accepted answer').count(), 0);
  });

  test(`"helpful" is marked and taken back ${on}`, async (t) => {
    const asking = await open(t, { as: signe });
    const thread = await start(asking, here, FORUM, titled('A page that helps'));
    const page = await open(t, { as: jens, scripts });
    await page.goto(thread);
    if (scripts) await alive(page);
    await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
    for (const [count, pressed] of [[1, true], [0, false], [1, true]]) {
      await post(page, 1).getByRole('button', { name: 'Helpful' }).click();
      await post(page, 1).getByRole('button', { name: `Helpful ${count}`, pressed }).waitFor();
    }
    assert.equal(await page.locator('html[data-same-page]').count(), scripts ? 1 : 0, 'with scripts the page stays');
    await asking.goto(thread);
    await post(asking, 1).getByText('Helpful to one person').waitFor();
  });

  test(`one's own post is edited; its earlier text can be read ${on}`, async (t) => {
    const page = await open(t, { as: marta, scripts, allow: [422] });
    const thread = await start(page, here, FORUM, titled('How long before the first meeting?'), 'We say three days.');
    await page.goto(thread);
    await post(page, 1).getByRole('link', { name: 'Edit', exact: true }).click();
    await box(page).fill('  ');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('Please fill this in.').waitFor();
    await box(page).fill('We say four days.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await post(page, 1).getByText('We say four days.').waitFor();

    const reader = await open(t, { as: signe, scripts });
    await reader.goto(thread);
    assert.equal(await post(reader, 1).getByRole('link', { name: 'Edit', exact: true }).count(), 0);
    await post(reader, 1).getByRole('link', { name: 'edited' }).click();
    const texts = reader.getByRole('main').locator('section');
    assert.match(await texts.first().textContent(), /Text 2.*We say four days\./s);
    assert.match(await texts.last().textContent(), /Text 1.*We say three days\./s);
  });

  test(`the language of a post is guessed, and can be changed ${on}`, async (t) => {
    const page = await open(t, { as: signe, scripts });
    const thread = await start(page, here, FORUM, titled('Which words do you use?'));
    await page.goto(thread);
    await box(page).fill('Meillä haastattelun tekee aina ulkopuolinen sosiaalityöntekijä yhdessä psykologin kanssa.');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await post(page, 2).getByText('in Finnish').waitFor();
    assert.equal(await post(page, 2).locator('.body').getAttribute('lang'), 'fi');
    await post(page, 2).getByRole('link', { name: 'Edit', exact: true }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Swedish' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await post(page, 2).getByText('in Swedish').waitFor();
  });
}

test('Markdown shows as tables and links, and never as script', async (t) => {
  const page = await open(t, { as: jens });
  const body = [
    '| country | days |', '|---|---|', '| Poland | 3 |', '', 'See https://example.org/page and mail@example.org.', '',
    '[click](javascript:alert(1)) <script>alert(2)</script> <img src=x onerror=alert(3)>', '', '`code`',
  ];
  const thread = await start(page, here, FORUM, titled('Table <b>bold</b>'), body.join('\n'));
  page.on('dialog', (dialog) => assert.fail(dialog.message()));
  await page.goto(thread);
  const article = post(page, 1);
  await article.getByRole('cell', { name: 'Poland' }).waitFor();
  assert.equal(await article.getByRole('link', { name: 'https://example.org/page' }).getAttribute('href'), 'https://example.org/page');
  assert.equal(await article.locator('.body :is(script, img, [onerror], [href^="javascript"])').count(), 0);
  await page.getByRole('heading', { level: 1, name: 'Table <b>bold</b>' }).waitFor();
});

test('a long thread has pages', async (t) => {
  const page = await open(t, { as: signe, scripts: false });
  await page.goto('/forums/identifying-child-victims');
  const link = page.getByRole('link', { name: /^How do you recognise trafficking when a child leaves/ });
  await page.goto((await link.getAttribute('href')).replace(/[?#].*/, ''));
  const pages = page.getByRole('navigation', { name: 'Pages' }).first();
  await pages.getByText('Posts 1–20 of 28').waitFor();
  assert.equal(await page.getByRole('article').count(), 20);
  assert.equal(await pages.getByRole('link', { name: 'Earlier posts' }).count(), 0);
  await pages.getByRole('link', { name: 'Later posts' }).click();
  await pages.getByText('Posts 21–28 of 28').waitFor();
  assert.equal(await page.getByRole('article').count(), 8);
  assert.equal(await pages.getByRole('link', { name: 'Later posts' }).count(), 0);
  await pages.getByRole('link', { name: 'Earlier posts' }).click();
  await pages.getByText('Posts 1–20 of 28').waitFor();
});

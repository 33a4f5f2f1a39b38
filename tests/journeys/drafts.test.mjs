// What one has begun to write: on two devices, without scripts, on the page of drafts; and what one takes back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alive, journeys } from './kit/browser.mjs';
import { more, post, reply, start, titled } from './kit/forum.mjs';
import { gudrun, signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'multi-professional-support';
const box = (page) => page.getByRole('textbox', { name: /^(Text|Your reply)$/ });

test('two devices write at once: both texts are kept, and one goes on with either', async (t) => {
  const desk = await open(t, { as: signe });
  const thread = await start(desk, here, FORUM, titled('Written twice'));
  const phone = await open(t, { as: signe });
  await desk.goto(thread);
  await phone.goto(thread);
  await alive(desk);
  await alive(phone);
  await box(desk).pressSequentially('From the desk');
  await desk.getByRole('status').getByText('Draft saved').waitFor();
  await box(phone).pressSequentially('From the phone');
  await phone.getByRole('status').getByText(/yours is kept beside it/).waitFor();
  await phone.goto('/drafts');
  await phone.getByRole('heading', { level: 2, name: 'From the desk' }).waitFor();
  const aside = phone.getByRole('region', { name: 'From the phone' });
  await aside.getByText('second draft').waitFor();
  await aside.getByRole('button', { name: 'Go on with this one' }).click();
  assert.equal(await box(phone).inputValue(), 'From the phone');
  await phone.getByRole('button', { name: 'Reply', exact: true }).click();
  await post(phone, 2).getByText('From the phone').waitFor();
  await phone.goto('/drafts');
  await phone.getByRole('region', { name: 'From the desk' }).waitFor();
  assert.equal(await phone.getByRole('region', { name: 'From the phone' }).count(), 0);
});

test('a title alone is kept while one types, and what was typed last when one leaves at once', async (t) => {
  const desk = await open(t, { as: signe });
  await desk.goto(`/forums/${FORUM}/new`);
  await alive(desk);
  const title = (page) => page.getByLabel('Title', { exact: true });
  await title(desk).pressSequentially('Only a title');
  await desk.getByRole('status').getByText('Draft saved').waitFor();
  const phone = await open(t, { as: signe });
  await phone.goto(`/forums/${FORUM}/new`);
  assert.equal(await title(phone).inputValue(), 'Only a title');
  await title(desk).fill('Only a title, and who goes at once');
  await desk.goto('/forums');
  await desk.goto('/drafts');
  await desk.getByRole('region', { name: 'Only a title, and who goes at once' }).waitFor();
  // Of what was posted nothing stays behind.
  await desk.getByRole('link', { name: 'Go on writing' }).first().click();
  await box(desk).fill('Now with a text.');
  await desk.getByRole('button', { name: 'Post', exact: true }).click();
  await post(desk, 1).getByText('Now with a text.').waitFor();
  await desk.goto('/drafts');
  assert.equal(await desk.getByText('Only a title').count(), 0);
});

for (const scripts of [true, false]) {
  const on = `(scripts: ${scripts})`;

  test(`a draft is saved by a button, found again and discarded ${on}`, async (t) => {
    const page = await open(t, { as: gudrun, scripts });
    const thread = await start(page, here, FORUM, titled('Saved by a button'));
    const text = `Half a thought ${scripts}`;
    await page.goto(thread);
    await box(page).fill(text);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Draft saved').first().waitFor();
    await page.goto('/drafts');
    const draft = page.getByRole('region', { name: text });
    await draft.getByRole('link', { name: 'Go on writing' }).click();
    assert.equal(await box(page).inputValue(), text);
    await page.goto('/drafts');
    await draft.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { level: 1, name: 'Drafts' }).waitFor();
    assert.equal(await draft.count(), 0);
  });

  test(`an edit on two devices shows both texts, and the history what changed ${on}`, async (t) => {
    const one = await open(t, { as: gudrun, scripts });
    const other = await open(t, { as: gudrun, scripts, allow: [409] });
    const thread = await start(one, here, FORUM, titled('Edited twice'), 'We meet twice a year');
    for (const page of [one, other]) {
      await page.goto(thread);
      await post(page, 1).getByRole('link', { name: 'Edit' }).click();
    }
    await box(one).fill('We meet four times a year');
    await one.getByRole('button', { name: 'Save', exact: true }).click();
    await post(one, 1).getByText('four times').waitFor();
    await box(other).fill('We meet every month');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await other.getByRole('alert').getByText('This text was changed meanwhile').waitFor();
    assert.equal(await box(other).inputValue(), 'We meet every month');
    assert.match(await other.locator('.diff del').first().textContent(), /four times/);
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await post(other, 1).getByText('every month').waitFor();
    await post(other, 1).getByRole('link', { name: 'edited' }).click();
    assert.match(await other.locator('.diff ins').first().textContent(), /every month/);
  });

  test(`what one takes back leaves a trace, and comes back ${on}`, async (t) => {
    const page = await open(t, { as: gudrun, scripts });
    const thread = await start(page, here, FORUM, titled('Taken back'));
    await reply(page, here, thread, 'Said too soon');
    await page.goto(thread);
    await (await more(page, 2)).getByRole('link', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await post(page, 2).getByText(/You took this back/).waitFor();
    const others = await open(t, { as: signe, scripts });
    await others.goto(thread);
    await post(others, 2).getByText('The author has taken this post back.').waitFor();
    assert.equal(await others.getByText('Said too soon').count(), 0);
    await post(page, 2).getByRole('button', { name: 'Bring it back' }).click();
    await others.reload();
    await post(others, 2).getByText('Said too soon').waitFor();
  });
}

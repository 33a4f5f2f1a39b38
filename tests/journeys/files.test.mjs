// Attachments: sent as soon as they are chosen, with how far they are; seen in the post; taken away. With scripts off the
// same by the buttons underneath.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { examine } from './kit/axe.mjs';
import { alive, journeys } from './kit/browser.mjs';
import { post, start, titled } from './kit/forum.mjs';
import { signe } from './kit/people.mjs';

const { here, open } = journeys();
const FORUM = 'helping-children-accept-help';
const PICTURE = { name: 'Kartta.png', mimeType: 'image/png', buffer: readFileSync(new URL('../it/files/picture.png', import.meta.url)) };
const PDF = { name: 'Räportti.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${' '.repeat(3_000_000)}`) };
const PROGRAM = { name: 'program.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\0') };
const box = (page) => page.getByRole('textbox', { name: /^(Text|Your reply)$/ });
const attached = (page) => page.locator('#files-there');

/** Holds uploads on the way until one lets them go. */
async function held(page) {
  let go;
  const gate = new Promise((resolve) => { go = resolve; });
  await page.route('**/files?as=*', async (route) => { await gate; await route.continue().catch(() => {}); });
  return go;
}

for (const scripts of [true, false]) {
  test(`a picture and a document are attached, seen and taken away, scripts ${scripts ? 'on' : 'off'}`, async (t) => {
    const page = await open(t, { as: signe, scripts });
    const thread = await start(page, here, FORUM, titled(`With files, scripts ${scripts}`));
    await page.goto(thread);
    if (scripts) await alive(page);
    await box(page).fill('Two files, åäö');
    await page.getByLabel('Files', { exact: true }).setInputFiles([PICTURE, PDF]);
    if (!scripts) await page.getByRole('button', { name: 'Attach the chosen files' }).click();
    await attached(page).getByRole('link', { name: 'Räportti.pdf' }).waitFor();
    assert.equal(await box(page).inputValue(), 'Two files, åäö');
    await attached(page).getByRole('button', { name: 'Describe Kartta.png' }).click();
    await page.getByRole('textbox', { name: 'In words' }).fill('A map of two ports');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await attached(page).getByRole('img', { name: 'A map of two ports' }).waitFor();
    assert.equal(await box(page).inputValue(), 'Two files, åäö', 'the text came back');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    const sent = post(page, 2);
    const picture = sent.getByRole('img', { name: 'A map of two ports' });
    await picture.scrollIntoViewIfNeeded();
    // Not waitForFunction: without scripts it would wait for ever.
    for (let n = 0; n < 50 && await picture.evaluate((it) => it.naturalWidth) === 0; n += 1) await page.waitForTimeout(100);
    assert.deepEqual(await picture.evaluate((it) => [it.getAttribute('width'), it.getAttribute('height'), it.naturalWidth]), ['1024', '512', 1024]);
    if (scripts) assert.deepEqual(await examine(page), []);
    await sent.getByRole('link', { name: 'Remove Räportti.pdf' }).click();
    await page.getByRole('button', { name: 'Remove the file' }).click();
    await post(page, 2).getByText('Räportti.pdf was removed by its author').waitFor();
    await page.goto('/files');
    await page.getByRole('link', { name: 'Kartta.png' }).first().waitFor();
    if (scripts) assert.deepEqual(await examine(page), []);
  });
}

test('one sees how far an upload is, by key as well, and can cancel it', async (t) => {
  const page = await open(t, { as: signe });
  const thread = await start(page, here, FORUM, titled('On its way'));
  await page.goto(thread);
  await alive(page);
  const go = await held(page);
  await page.getByLabel('Files', { exact: true }).setInputFiles([PDF, PICTURE]);
  await page.getByRole('progressbar', { name: /Räportti\.pdf/ }).waitFor();
  await page.getByRole('progressbar', { name: /Kartta\.png/ }).waitFor();
  await page.getByRole('button', { name: 'Cancel Räportti.pdf' }).press('Enter');
  await page.getByText('Räportti.pdf was cancelled.').waitFor();
  go();
  await page.getByText('Kartta.png is attached.').waitFor();
  assert.equal(await attached(page).getByRole('link', { name: 'Räportti.pdf' }).count(), 0);
  assert.equal(await page.getByRole('progressbar').count(), 0);
});

test('what one sends while a file is on its way waits for it', async (t) => {
  const page = await open(t, { as: signe });
  const thread = await start(page, here, FORUM, titled('Sent too early'));
  await page.goto(thread);
  await alive(page);
  const go = await held(page);
  await box(page).fill('With a map');
  await page.getByLabel('Files', { exact: true }).setInputFiles([PICTURE]);
  await page.getByRole('progressbar', { name: /Kartta\.png/ }).waitFor();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByText('Your text is sent as soon as the files are there.').waitFor();
  go();
  await post(page, 2).getByRole('link', { name: 'Kartta.png' }).first().waitFor();
  await post(page, 2).getByText('With a map').waitFor();
});

test('what is not taken is told at once, what is dropped or pasted is attached', async (t) => {
  const page = await open(t, { as: signe });
  const thread = await start(page, here, FORUM, titled('Dropped and pasted'));
  await page.goto(thread);
  await alive(page);
  await page.getByLabel('Files', { exact: true }).setInputFiles([PROGRAM]);
  await page.getByRole('alert').getByText(/^program\.pdf: Its content is none of the kinds/).waitFor();
  const give = (kind, selector, file) => page.evaluate(([type, where, name, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type: 'image/png' }));
    const event = type === 'drop' ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(where).dispatchEvent(event);
  }, [kind, selector, file, PICTURE.buffer.toString('base64')]);
  await give('drop', '.drop', 'dropped.png');
  await attached(page).getByRole('link', { name: 'dropped.png' }).waitFor();
  await give('paste', 'textarea[name=body]', 'pasted.png');
  await attached(page).getByRole('link', { name: 'pasted.png' }).waitFor();
});

// How one wants to read Sund: language, time zone, light or dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeys, menu } from './kit/browser.mjs';
import { press } from './kit/forum.mjs';
import { gudrun, jens, liis, piret } from './kit/people.mjs';

const { here, open } = journeys();
const PLAIN = { language: 'en', time_zone: 'Europe/Berlin', theme: 'system', keys: 'on', topics: '' };

/** Saves the form of the settings, as it stands. */
async function save(page) {
  await page.locator('form[action^="/settings?"] button').click();
  await page.waitForURL((url) => url.searchParams.has('saved'));
}

test('the interface speaks the language that one chose, all of it, or the one that the browser asks for', async (t) => {
  const page = await open(t, { as: liis, locale: 'fi-FI' });
  const seen = new Map();
  for (const [choice, lang] of [['en', 'en'], ['fi', 'fi'], ['sv', 'sv'], ['', 'fi']]) {
    await page.goto('/settings');
    await page.locator('select#language').selectOption(choice);
    await save(page);
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    await page.getByRole('status').waitFor();
    const words = await page.locator('header nav a, main h1, main label:visible, main button, main [role=status]').allTextContents();
    if (choice !== '') seen.set(lang, words);
  }
  // The same word in two languages would be a word that nobody translated.
  const [english, finnish, swedish] = ['en', 'fi', 'sv'].map((lang) => seen.get(lang));
  assert.ok(english.length > 8, english.join());
  for (const [at, word] of english.entries()) {
    assert.notEqual(finnish[at], word);
    if (word !== 'Live') assert.notEqual(swedish[at], word);
    assert.notEqual(finnish[at], swedish[at]);
  }
});

for (const scripts of [true, false]) {
  test(`times are those of one's own time zone (scripts: ${scripts})`, async (t) => {
    const page = await open(t, { as: jens, scripts });
    for (const zone of ['Asia/Tokyo', 'America/New_York', 'Atlantic/Reykjavik', 'Europe/Berlin']) {
      await page.goto('/settings');
      await page.locator('select#time_zone').selectOption(zone);
      await save(page);
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
      const compare = async () => {
        const times = await page.locator('time').evaluateAll((all) => all.map((time) => [time.dateTime, `${time.title} ${time.textContent}`]));
        assert.ok(times.length > 2);
        for (const [machine, text] of times) assert.ok(text.includes(clock.format(new Date(machine))), `${machine} is shown as ${text} in ${zone}`);
      };
      await page.goto('/live');
      await compare();
      // A record as well.
      const oldest = await page.getByRole('main').locator('section').last().getByRole('link').last().getAttribute('href');
      await page.goto(oldest);
      await compare();
      await page.goto('/forums/trafficking-online');
      await compare();
    }
  });
}

test('light, dark, or as the system has it', async (t) => {
  const page = await open(t, { as: gudrun });
  const isDark = () => page.evaluate(() => {
    const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
    return red + green + blue < 3 * 128;
  });
  for (const [theme, attribute, inLight, inDark] of [['dark', 'dark', true, true], ['light', 'light', false, false], ['system', null, false, true]]) {
    await page.goto('/settings');
    await page.getByRole('combobox', { name: 'Light or dark' }).selectOption(theme);
    await save(page);
    assert.equal(await page.locator('html').getAttribute('data-theme'), attribute);
    for (const [colorScheme, dark] of [['light', inLight], ['dark', inDark]]) {
      await page.emulateMedia({ colorScheme });
      assert.equal(await isDark(), dark, `${theme} on a ${colorScheme} system`);
    }
  }
});

test('what is not a choice is refused beside its field, and the rest is kept as typed', async (t) => {
  const page = await open(t, { as: piret, scripts: false, allow: [422] });
  await press(page, here, '/settings', PLAIN);
  await page.goto('/settings');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.evaluate((select) => select.add(new Option('Olympus', 'Mars/Olympus', true, true)));
  await page.getByRole('textbox', { name: 'What others can ask you about' }).fill('web constables, schools');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Time zone: Please choose one from the list.' }).waitFor();
  assert.equal(await zone.getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator(`#${await zone.getAttribute('aria-describedby')}`).textContent(), 'Please choose one from the list.');
  assert.equal(await page.getByRole('textbox', { name: 'What others can ask you about' }).inputValue(), 'web constables, schools');

  await zone.selectOption('Europe/Tallinn');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await menu(page).click();
  await page.getByRole('link', { name: 'Your page' }).click();
  await page.getByText('web constables, schools').waitFor();
});

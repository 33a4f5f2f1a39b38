// What must hold on every page, whatever it is about; and how it is told when it does not.

import assert from 'node:assert/strict';
import { examine } from './axe.mjs';
import { alive } from './browser.mjs';

/** Names of the islands that the shipped bundle can wake. */
async function bundled(page) {
  return page.evaluate(async () => {
    const boot = document.querySelector('script[type=module]').src;
    const [, glue] = (await (await fetch(boot)).text()).match(/"(\/pkg\/sund[^"]+\.js)"/);
    return Object.keys(await import(glue));
  });
}

async function whole(page, lang, islands) {
  const lines = [];
  const expect = (holds, text) => holds || lines.push(text);
  const facts = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((h1) => h1.textContent.trim()),
    islands: [...document.querySelectorAll('leptos-island')].map((island) => island.dataset.component),
    ids: [...document.querySelectorAll('[id]')].map((one) => one.id),
    // A field that is wrong says why: the reason is its description, and a summary leads to it.
    unexplained: [...document.querySelectorAll('[aria-invalid=true]')]
      .filter((field) => !(field.getAttribute('aria-describedby') ?? '').split(' ').some((id) => document.getElementById(id)?.matches('.error:not(:empty)')))
      .map((field) => field.name),
    nowhere: [...document.querySelectorAll('a[href^="#"]')].map((a) => a.hash).filter((hash) => !document.getElementById(hash.slice(1))),
    inline: document.querySelectorAll('[style], style, script:not([src]), [onclick]').length,
  }));
  expect(facts.lang === lang, `lang is ${facts.lang}, not ${lang}`);
  expect(/^\S.* · Sund$/.test(facts.title), `the title is "${facts.title}"`);
  expect(facts.headings.length === 1 && facts.headings[0] !== '', `its h1: ${JSON.stringify(facts.headings)}`);
  for (const field of facts.unexplained) expect(false, `${field} is invalid, and its description does not say why`);
  for (const hash of facts.nowhere) expect(false, `a link to ${hash} leads nowhere`);
  expect(facts.inline === 0, 'has inline script or style');
  for (const name of new Set(facts.islands)) expect(islands.includes(name), `island ${name} is not in the bundle`);
  for (const id of new Set(facts.ids)) expect(facts.ids.filter((one) => one === id).length === 1, `id ${id} is not unique`);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const { wide, sticking } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      sticking: [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).at(-1)?.outerHTML,
    }));
    expect(wide <= width, `at ${width} px it is ${wide} px wide: ${sticking?.slice(0, 160)}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return lines;
}

/** Collects what is wrong on pages in this language; `tell` fails if there was anything. */
export function inspection(lang, ways) {
  const wrong = new Map();
  let islands;
  const complain = (where, what) => wrong.set(what, [...(wrong.get(what) ?? []), where]);
  return {
    complain,
    async look(page, where) {
      islands ??= await bundled(page);
      await alive(page);
      for (const what of [...(await whole(page, lang, islands)), ...(await examine(page, ways))]) complain(where, what);
    },
    tell() {
      const lines = [...wrong].map(([what, where]) => `- ${what}\n    on ${where.slice(0, 3).join(', ')}${where.length > 3 ? `, and ${where.length - 3} more` : ''}`);
      if (lines.length > 0) assert.fail(`${lines.length} faults\n${lines.join('\n')}`);
    },
  };
}

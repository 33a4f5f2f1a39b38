// axe-core on a page, as it stands, in light and in dark, wide and narrow.

import axe from 'axe-core';

const WAYS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
];

async function violations(page) {
  return page.evaluate(async () => {
    // A colour that is on its way from light to dark is neither.
    document.getAnimations().filter((one) => one instanceof CSSTransition).forEach((one) => one.finish());
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary.replaceAll(/\s+/g, ' ')}`));
  });
}

/** What axe-core has against this page, once for each thing, with the ways in which it was seen. */
export async function examine(page, ways = WAYS) {
  await page.evaluate(axe.source);
  const seen = new Map();
  for (const { colorScheme, width } of ways) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    for (const line of await violations(page)) seen.set(line, [...(seen.get(line) ?? []), `${colorScheme} ${width}`]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  return [...seen].map(([line, how]) => (how.length === ways.length ? line : `${line} [${how.join(', ')}]`));
}

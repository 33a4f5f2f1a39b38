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
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary.replaceAll(/\s+/g, ' ')}`));
  });
}

/** What axe-core has against this page; one line each, with where and how it was seen. */
export async function examine(page, what = new URL(page.url()).pathname) {
  await page.evaluate(axe.source);
  const lines = [];
  for (const { colorScheme, width } of WAYS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    for (const line of await violations(page)) lines.push(`${what} (${colorScheme}, ${width} px) ${line}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  return lines;
}

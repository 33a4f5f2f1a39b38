// Which pages there are: found by following links, one or two of each kind.

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The kind of page that an address leads to: its route, and which questions it is asked. */
export function kind(address) {
  const url = new URL(address, 'http://here');
  const parts = url.pathname.split('/').map((part) => (ID.test(part) ? '{id}' : part));
  if (['forums', 'workgroups'].includes(parts[1]) && parts[2]) parts[2] = '{name}';
  const asked = [...url.searchParams.keys()].sort().join('&');
  return parts.join('/') + (asked && `?${asked}`);
}

/** Follows links from `start` to so many pages of each kind; calls `look(kind, answer)` on each. Returns the kinds. */
export async function crawl(page, start, ofEachKind, look) {
  const { origin } = new URL(start);
  const waiting = [start];
  const known = new Map();
  const seen = new Set(waiting);
  while (waiting.length > 0) {
    const address = waiting.shift();
    const answer = await page.goto(address);
    await look(kind(address), answer);
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.href.replace(/#.*/, '')));
    for (const link of links.filter((href) => href.startsWith(`${origin}/`))) {
      const count = known.get(kind(link)) ?? 0;
      if (seen.has(link) || count >= ofEachKind) continue;
      seen.add(link);
      known.set(kind(link), count + 1);
      waiting.push(link);
    }
  }
  return [...known.keys()].sort();
}

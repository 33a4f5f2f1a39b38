// Which pages there are: found by following links, one or two of each kind.

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The kind of page that an address leads to: its route, and which questions it is asked. */
export function kind(address) {
  const url = new URL(address, 'http://here');
  const parts = url.pathname.split('/').map((part) => (ID.test(part) ? '{id}' : /^\d+$/.test(part) ? '{number}' : part));
  if (['forums', 'workgroups'].includes(parts[1]) && parts[2] && parts[2] !== 'new') parts[2] = '{name}';
  const asked = [...url.searchParams.keys()].sort().join('&');
  return parts.join('/') + (asked && `?${asked}`);
}

/** Follows links from `starts` to so many pages of each kind; calls `look(kind, answer)` on each. Returns the kinds. */
export async function crawl(page, starts, ofEachKind, look) {
  const { origin } = new URL(starts[0]);
  const waiting = [...starts];
  const counts = new Map(starts.map((start) => [kind(start), 1]));
  const seen = new Set(starts);
  const found = (link) => {
    const count = counts.get(kind(link)) ?? 0;
    if (seen.has(link) || count >= ofEachKind) return;
    seen.add(link);
    counts.set(kind(link), count + 1);
    waiting.push(link);
  };
  while (waiting.length > 0) {
    const address = waiting.shift();
    const answer = await page.goto(address);
    await look(kind(address), answer);
    const links = await page.locator('a[href]:not([download])').evaluateAll((all) => all.map((a) => a.href.replace(/#.*/, '')));
    links.filter((href) => href.startsWith(`${origin}/`)).forEach(found);
  }
  return [...counts.keys()].sort();
}

// Going about by keyboard: to a link, a field or a button, with the focus to be seen all the way.

import assert from 'node:assert/strict';

const FAR = 80;

/** What has the focus, and whether one sees that. */
const focus = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    // A field may let the box that it fills show it.
    const outlined = [one, one.parentElement].map((shown) => getComputedStyle(shown))
      .some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    return { what: one.outerHTML.slice(0, 120), seen: outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight };
  });

export function byKeys(here) {
  /** Presses Tab until this has the focus; whatever has it on the way shows it. */
  async function tabTo(page, locator) {
    await locator.waitFor();
    const target = await locator.elementHandle();
    for (let steps = 0; steps < FAR; steps += 1) {
      await page.keyboard.press('Tab');
      const { what, seen } = await focus(page);
      if (page.url().startsWith(here.base)) assert.ok(seen, `the focus is not seen on ${what} of ${page.url()}`);
      if (await target.evaluate((one) => one === document.activeElement)) return;
    }
    assert.fail(`${locator} is not reached by ${FAR} tabs`);
  }

  async function follow(page, locator) {
    await tabTo(page, locator);
    await page.keyboard.press('Enter');
  }

  return { focus, tabTo, follow };
}

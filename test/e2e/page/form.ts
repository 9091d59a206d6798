import type { Page } from 'playwright-core';
import { choose, type Expected, open } from './steps.ts';

const CONTROLS = 'a[href], button, input, select';

/** Every control has a name for screen readers, those of an opened contact included. */
export async function named(page: Page): Promise<Expected> {
  await choose(page, 'HighLevel');
  await open(page, '');
  const controls = await page.locator(CONTROLS).filter({ visible: true }).all();
  const names = await Promise.all(controls.map((control) => control.ariaSnapshot()));
  return {
    controls: names.length > 40,
    ...Object.fromEntries(names.map((name, index) => [`control ${index}: ${name}`, /"[^"]/.test(name)])),
  };
}

/** Walks through the page with the Tab key alone. */
export async function byKeyboard(page: Page): Promise<Expected> {
  const visible = await page.locator(CONTROLS).filter({ visible: true }).count();
  await page.evaluate('document.activeElement?.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)');
  await page.locator('h1').click();
  const seen = new Set<string>();
  const unseen: string[] = [];
  for (let step = 0; step < visible; step += 1) {
    await page.keyboard.press('Tab');
    const [place, outline] = JSON.parse(String(await page.evaluate(FOCUSED)));
    seen.add(place);
    if (!outline) unseen.push(place);
  }
  return {
    'every control': seen.size === visible,
    ...Object.fromEntries(unseen.map((place) => [`the focus is seen: ${place}`, false])),
  };
}

/** The focused element, and whether it has an outline and is on the screen. */
const FOCUSED = `(() => {
  const { activeElement } = document;
  const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
  const { top, bottom, width } = activeElement.getBoundingClientRect();
  const isShown = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 0 && bottom > 0 && top < innerHeight;
  const place = [...document.querySelectorAll('*')].indexOf(activeElement) + ' ' + activeElement.outerHTML.slice(0, 80);
  return JSON.stringify([place, isShown]);
})()`;

/** Never wider than the screen, in each account, with a contact and a request opened. */
export async function fits(page: Page): Promise<Expected> {
  await page.setViewportSize({ width: 390, height: 844 });
  const expected: Record<string, boolean> = {};
  for (const account of await page.locator('#accounts button').all()) {
    await account.click();
    await open(page, '');
    const wide: unknown = await page.evaluate('document.documentElement.scrollWidth');
    expected[`no wider than the screen: ${await account.textContent()}`] = wide === 390;
  }
  return expected;
}

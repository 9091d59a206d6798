import type { Browser, Page } from 'playwright-core';

/**
 * Opens the address in its own browser and presses the approving button of every page until the command line has its
 * code. Returns the titles of the pages.
 */
export async function consent(browser: Browser, address: string): Promise<string[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    const seen = await approveAll(page);
    const text = (await page.textContent('body')) ?? '';
    if (!text.includes('received successfully')) throw new Error(`The sign-in ended at ${page.url().split('?')[0]} with: ${text.trim()}`);
    return seen;
  } finally {
    await context.close();
  }
}

const PAGES_LIMIT = 5;

async function approveAll(page: Page): Promise<string[]> {
  const seen: string[] = [];
  const button = page.getByRole('button', { name: /^(sign in|accept|approve)$/i });
  while (seen.length < PAGES_LIMIT && (await button.count()) > 0) {
    seen.push(await page.title());
    await Promise.all([page.waitForEvent('framenavigated'), button.first().click()]);
    await page.waitForLoadState('domcontentloaded');
  }
  return seen;
}

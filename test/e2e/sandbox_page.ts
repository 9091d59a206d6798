import type { Browser, Page } from 'playwright-core';
import type { SandboxProcess } from '../../sandbox/child_process.ts';
import type { Outcome } from './account_run.ts';

/** The sandbox's page for people, looked at when the connector has done its work: what it shows, its buttons, and its width on a phone. */
export async function lookAtPage(browser: Browser, sandbox: SandboxProcess, picture: string | undefined): Promise<Outcome[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    await page.goto(sandbox.url);
    await page.locator('#contacts tr').first().waitFor();
    const outcomes = [
      await outcomeOf('shows accounts, contacts and requests', () => shows(page, sandbox)),
      await outcomeOf('changes a contact', () => changes(page)),
      await outcomeOf('makes the next answer a 429', () => throttles(page, sandbox)),
    ];
    if (picture !== undefined) await page.screenshot({ path: picture });
    return [
      ...outcomes,
      await outcomeOf('fits a phone', () => fits(page)),
      await outcomeOf('nothing goes wrong in it', async () => Object.fromEntries(errors.map((error) => [error, false]))),
    ];
  } finally {
    await page.close();
  }
}

async function shows(page: Page, { connections }: SandboxProcess): Promise<Record<string, boolean>> {
  const accounts = page.locator('#accounts button');
  const expectations: Record<string, boolean> = { 'every account': (await accounts.count()) === Object.keys(connections).length };
  for (const account of await accounts.all()) {
    const name = ((await account.textContent()) ?? '').split(' ·')[0] ?? '';
    await choose(page, name);
    expectations[`${name}: contacts`] = (await page.locator('#contacts tr').count()) > 0;
    expectations[`${name}: tags`] = (await page.locator('#tags li').count()) > 0;
    expectations[`${name}: tasks, or a word about them`] = (await page.locator('#tasks li').count()) > 0;
  }
  const first = (await page.locator('#requests tr').first().locator('td').allTextContents()).join(' ');
  return { ...expectations, 'a request with method, path, status and time': /^[A-Z]+ \/\S.* \d{3} [\d.]+ ms$/.test(first) };
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name, pressed: true }).waitFor();
}

async function changes(page: Page): Promise<Record<string, boolean>> {
  await choose(page, 'Contacts API');
  const third = page.locator('#contacts tr').nth(2);
  const email = (await third.locator('td').nth(1).locator('div').first().textContent()) ?? '';
  const before = await third.locator('td').nth(2).textContent();
  await third.getByRole('button').click();
  const now = page.locator('#contacts tr.new', { hasText: email });
  await now.waitFor();
  return { 'another company': (await now.locator('td').nth(2).textContent()) !== before };
}

async function throttles(page: Page, { connections, environment }: SandboxProcess): Promise<Record<string, boolean>> {
  await page.getByRole('button', { name: '429' }).click();
  await page.getByRole('status').filter({ hasText: 'The next request to Contacts API' }).waitFor();
  const { location_id, access_token } = connections.contacts_api ?? {};
  const address = `${environment.CONTACTS_API_URL}/contacts/?locationId=${location_id}&limit=20`;
  const ask = () => fetch(address, { headers: { authorization: `Bearer ${access_token}`, version: '2021-07-28' } });
  const [refused, answered] = [(await ask()).status, (await ask()).status];
  await page.locator('#requests tr', { hasText: '429' }).first().waitFor();
  return { 'a 429': refused === 429, 'one alone': answered === 200 };
}

async function fits(page: Page): Promise<Record<string, boolean>> {
  await page.setViewportSize({ width: 390, height: 844 });
  return { 'no wider than the screen': (await page.evaluate('document.documentElement.scrollWidth')) === 390 };
}

async function outcomeOf(command: string, look: () => Promise<Record<string, boolean>>): Promise<Outcome> {
  const began = performance.now();
  const expected = await look().catch((error: unknown) => ({ [String(error)]: false }));
  const wrong = Object.entries(expected).flatMap(([name, met]) => (met ? [] : [name]));
  return { account: 'page', command, milliseconds: performance.now() - began, refused: false, wrong };
}

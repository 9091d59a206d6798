import type { Page } from 'playwright-core';
import type { SandboxProcess } from '../../../sandbox/child_process.ts';
import { choose, type Expected, open, search } from './steps.ts';

/** Each account with its contacts, tags, tasks and folders, and the requests of all. */
export async function shows(page: Page, { connections }: SandboxProcess): Promise<Expected> {
  const accounts = page.locator('#accounts button');
  const expectations: Record<string, boolean> = { 'every account': (await accounts.count()) === Object.keys(connections).length };
  for (const account of await accounts.all()) {
    const name = ((await account.textContent()) ?? '').split(' ·')[0] ?? '';
    await choose(page, name);
    expectations[`${name}: contacts`] = (await page.locator('#contacts tr').count()) > 0;
    expectations[`${name}: tags`] = (await page.locator('#tags li').count()) > 0;
    expectations[`${name}: tasks, or a word about them`] = (await page.locator('#tasks li').count()) > 0;
    expectations[`${name}: folders, or a word about them`] = (await page.locator('#folders li').count()) > 0;
  }
  const first = (await page.locator('#requests tr').first().locator('td').allTextContents()).join(' ');
  return { ...expectations, 'a request with method, path, status and time': /^[A-Z]+ \/\S.* \d{3} [\d.]+ ms$/.test(first) };
}

/** By name, by a phone in any format, by tag; and a text that no one has. */
export async function searches(page: Page): Promise<Expected> {
  await choose(page, 'Outlook');
  await search(page, 'okafor', /^\d+ of \d+$/);
  const names = await page.locator('#contacts tr td:first-child').allTextContents();
  const box = page.getByLabel('Search');
  await search(page, '(555) 010-0002', /^1 of/);
  const phone = await page.locator('#contacts').textContent();
  await search(page, 'newsletter', /^\d\d of/);
  const tags = await page.locator('#contacts tr td:nth-child(4)').allTextContents();
  await search(page, 'nobody has this', /^0 of/);
  const none = await page.locator('#contacts').textContent();
  const focused = await box.evaluate((input) => input === input.ownerDocument.activeElement);
  await search(page, '', /latest first/);
  return {
    'the name': names.length > 0 && names.every((name) => name.includes('Okafor')),
    'the phone': phone?.includes('+15550100002') === true,
    'the tag': tags.length > 0 && tags.every((text) => text.includes('newsletter')),
    nobody: none === 'No contact has this text.',
    'the box keeps the focus': focused,
  };
}

/** Forward and back, and no further than the first page. */
export async function turnsPages(page: Page): Promise<Expected> {
  await choose(page, 'HighLevel');
  const emails = () => page.locator('#contacts tr td:nth-child(2)').allTextContents();
  const first = await emails();
  await page.getByRole('button', { name: 'Next' }).press('Enter');
  await page.getByText(/^Page 2 of/).waitFor();
  const second = await emails();
  await page.getByRole('button', { name: 'Previous' }).press('Enter');
  await page.getByText(/^Page 1 of/).waitFor();
  const back = await emails();
  await page.getByRole('button', { name: 'Previous' }).press('Enter');
  return {
    'others on the second page': first.length > 0 && second.length > 0 && !second.some((email) => first.includes(email)),
    'the same on the way back': back.join() === first.join(),
    'nothing before the first page': (await page.locator('#page-number').textContent())?.startsWith('Page 1 of') === true,
  };
}

/** A contact's company, changed as another person would; the row is marked and comes first. */
export async function changes(page: Page): Promise<Expected> {
  await choose(page, 'Contacts API');
  const third = page.locator('#contacts tr').nth(2);
  const email = (await third.locator('td').nth(1).locator('div').first().textContent()) ?? '';
  const before = await third.locator('td').nth(2).textContent();
  await open(page, (await third.locator('td').first().textContent()) ?? '');
  await page.getByRole('button', { name: 'Change the company' }).click();
  const now = page.locator('#contacts tr.new', { hasText: email });
  await now.waitFor();
  return {
    'another company': (await now.locator('td').nth(2).textContent()) !== before,
    'it comes first': (await page.locator('#contacts tr').first().textContent())?.includes(email) === true,
  };
}

/** The newest request, opened: its headers and the response. */
export async function bodies(page: Page): Promise<Expected> {
  // By its own ID: newer requests may come before it.
  const id = await page.locator('#requests button').first().getAttribute('data-id');
  const path = page.locator(`#requests button[data-id="${id}"]`);
  await path.press('Enter');
  const parts = page.locator('#requests tr.details pre');
  await parts.first().waitFor();
  const texts = await parts.allTextContents();
  const focused = await path.evaluate((button) => button === button.ownerDocument.activeElement);
  return {
    'the response': texts[0]?.startsWith('{\n') === true,
    'the headers': texts.at(-1)?.includes('authorization: Bearer ') === true,
    'the button keeps the focus': focused,
  };
}

import type { Page } from 'playwright-core';
import { accountTypeOf } from '../../../sandbox/accounts.ts';
import type { SandboxProcess } from '../../../sandbox/child_process.ts';

/** What was expected, and whether it was there. */
export type Expected = Readonly<Record<string, boolean>>;

/** Chooses an account by its button. */
export async function choose(page: Page, name: string): Promise<void> {
  const accounts = page.getByRole('navigation', { name: 'Accounts' });
  await accounts.getByRole('button', { name }).click();
  await accounts.getByRole('button', { name, pressed: true }).waitFor();
}

/** Types into the search, and waits until the page shows that many contacts. */
export async function search(page: Page, text: string, count: RegExp): Promise<void> {
  await page.getByLabel('Search').fill(text);
  await page.locator('#book-count', { hasText: count }).waitFor();
}

/** Opens the details of a contact by its name. */
export async function open(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: `Details of ${name}`, expanded: false })
    .first()
    .click();
  await page.locator('#contacts tr.details').waitFor();
}

/** The status of a list of the account's contacts, requested with its ready connection. */
export async function statusOf(key: string, { connections, environment }: SandboxProcess): Promise<number> {
  const { location_id, access_token } = connections[key] ?? {};
  const { contactsPath, readQuery, addressVariable } = accountTypeOf(key);
  const query = new URLSearchParams({ ...readQuery, ...(location_id === undefined ? {} : { locationId: location_id, limit: '20' }) });
  const address = `${environment[addressVariable]}${contactsPath}?${query}`;
  return (await fetch(address, { headers: { authorization: `Bearer ${access_token}`, version: '2021-07-28' } })).status;
}

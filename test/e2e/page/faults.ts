import type { Page } from 'playwright-core';
import type { SandboxProcess } from '../../../sandbox/child_process.ts';
import { choose, type Expected, statusOf } from './steps.ts';

/** Faults chosen by service, kind and number: the next requests get them, no other does, and they can be cleared. */
export async function faults(page: Page, sandbox: SandboxProcess): Promise<Expected> {
  await choose(page, 'Contacts API');
  const service = await page.getByLabel('Service').inputValue();
  await addFault(page, { kind: '429: try again in 30 s' });
  await waiting(page, 'Contacts API: 429, try again in 30 s for the next request').waitFor();
  const [refused, answered] = [await statusOf('contacts_api', sandbox), await statusOf('contacts_api', sandbox)];
  await page.locator('#requests tr', { hasText: '429' }).first().waitFor();
  await none(page);
  await addFault(page, { service: 'Outlook', kind: '403: not allowed', times: 3 });
  await waiting(page, 'Outlook: 403 for the next 3 requests').waitFor();
  const ofOthers = await statusOf('highlevel', sandbox);
  const forbidden = await statusOf('outlook', sandbox);
  await waiting(page, 'Outlook: 403 for the next 2 requests').waitFor();
  await page.getByRole('button', { name: 'Clear faults' }).click();
  await none(page);
  return {
    'the service of the account is chosen': service === 'contacts_api',
    'a 429': refused === 429,
    'one alone': answered === 200,
    'a 403 for the service that was chosen': forbidden === 403 && ofOthers === 200,
    'nothing after clearing': (await statusOf('outlook', sandbox)) === 200,
  };
}

/** Everything as it was seeded, and no token is lost. */
export async function resets(page: Page, sandbox: SandboxProcess): Promise<Expected> {
  await choose(page, 'Outlook');
  const total = () => page.getByRole('button', { pressed: true }).textContent();
  await addFault(page, { kind: '500: server error' });
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await page.locator('#contacts tr', { hasText: 'New Person' }).first().waitFor();
  const before = await total();
  await page.getByRole('button', { name: 'Reset all accounts' }).click();
  await page.getByRole('status').filter({ hasText: 'Tokens stay valid.' }).waitFor();
  await none(page);
  const keys = Object.keys(sandbox.connections);
  const added = await page.locator('#contacts tr', { hasText: 'New Person' }).count();
  const requests = await page.locator('#requests').textContent();
  const statuses = await Promise.all(keys.map((key) => statusOf(key, sandbox)));
  return {
    'the added contact is gone': added === 0 && (await total()) !== before,
    'the requests are gone': requests?.startsWith('None yet.') === true,
    ...Object.fromEntries(keys.map((key, index) => [`${key}: the token stays valid`, statuses[index] === 200])),
  };
}

/** Fills in the form and sends it by the keyboard. */
export async function addFault(page: Page, { service, kind, times }: { service?: string; kind: string; times?: number }): Promise<void> {
  if (service !== undefined) await page.getByLabel('Service').selectOption({ label: service });
  await page.getByLabel('Fault', { exact: true }).selectOption({ label: kind });
  if (times !== undefined) await page.getByRole('spinbutton', { name: 'Requests' }).fill(String(times));
  await page.getByRole('button', { name: 'Add the fault' }).press('Enter');
}

const waiting = (page: Page, text: string) => page.locator('#faults li', { hasText: text });

const none = (page: Page) => waiting(page, 'None. The services respond as usual.').waitFor();

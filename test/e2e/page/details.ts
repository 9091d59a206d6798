import type { Page } from 'playwright-core';
import type { SandboxProcess } from '../../../sandbox/child_process.ts';
import { choose, type Expected, open, search } from './steps.ts';

/** A contact of the seed with something of everything. */
const ADA = "Ada O'Brien";
const EMAIL = 'ada.obrien.0@example.com';

/** What each account type keeps about a contact, and a word about what it doesn't. */
export async function details(page: Page): Promise<Expected> {
  const contactsApi = await partsOf(page, 'Contacts API');
  const outlook = await partsOf(page, 'Outlook');
  const photo = await page.locator('#contacts img').evaluate((image) => 'naturalWidth' in image && Number(image.naturalWidth) > 0);
  const nylas = await partsOf(page, 'Nylas');
  return {
    'the ID': [contactsApi, outlook, nylas].every(({ ID = '' }) => ID.length > 4),
    notes: contactsApi.Notes?.includes('How we met: Met at the example fair') === true && outlook.Notes?.includes('Met at') === true,
    tasks: contactsApi.Tasks?.includes('Call Ada') === true,
    appointments: contactsApi.Appointments?.startsWith('Consultation with Ada 2025-01-09 10:00 (America/Chicago), confirmed') === true,
    'custom fields': ['Customer number: C-0', 'Customer since: 2024-02-29', 'Contract: contract.pdf', 'Allergies: Peanuts, Pollen'].every(
      (text) => contactsApi['Custom fields']?.includes(text),
    ),
    'the custom fields of Outlook': outlook['Custom fields']?.includes("File as: O'Brien, Ada") === true,
    'the owner and the business':
      contactsApi.Owner?.includes('Example Owner 1') === true && contactsApi.Business?.includes('Example Works') === true,
    'the folder': outlook.Folder?.includes('Kontakte') === true,
    'the photo': photo && nylas.Photo === '',
    'what there is not': contactsApi['Not in this account type'] === 'folders, photos',
  };
}

/** A contact whose name is HTML, which must stay text. */
export async function escapes(page: Page, { url }: SandboxProcess): Promise<Expected> {
  const name = '<img src=x onerror=alert(1)>';
  await fetch(`${url}/_sandbox/contacts/outlook`, { method: 'POST', body: JSON.stringify({ givenName: name, personalNotes: `${name}!` }) });
  await choose(page, 'Outlook');
  await search(page, name, /^1 of/);
  await open(page, name);
  const texts = await page.locator('#contacts td').allTextContents();
  return {
    'the name': texts[0] === name,
    'the note': texts.at(-1)?.includes(`${name}!`) === true,
    'nothing but text': (await page.locator('#contacts img').count()) === 0,
  };
}

/** The opened contact's parts by their titles. */
async function partsOf(page: Page, account: string): Promise<Readonly<Record<string, string>>> {
  await choose(page, account);
  await search(page, EMAIL, /^1 of/);
  await open(page, ADA);
  const titles = await page.locator('#contacts dt').allTextContents();
  const texts = await page.locator('#contacts dd').allTextContents();
  return Object.fromEntries(titles.map((title, index) => [title, texts[index] ?? '']));
}

/** Opened, reached and copied without the mouse: the contact's own ID and a note's. The copied ID finds the contact. */
export async function copies(page: Page): Promise<Expected> {
  await choose(page, 'HighLevel');
  await search(page, EMAIL, /^1 of/);
  await page.getByRole('button', { name: `Details of ${ADA}` }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#contacts tr.details').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: `Copy ID of ${ADA}` })
    .filter({ hasText: 'Copied' })
    .waitFor();
  const id = await clipboard(page);
  // Past the owner and the business.
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Copy ID of the note How we met' }).filter({ hasText: 'Copied' }).waitFor();
  const note = await clipboard(page);
  await search(page, id, /^1 of/);
  return {
    'the ID of the contact': (await page.locator('#contacts code').textContent()) === id,
    'the ID of a note': note !== id && note.length === id.length,
    'the ID finds the contact': (await page.locator('#contacts tr').first().textContent())?.includes(EMAIL) === true,
  };
}

async function clipboard(page: Page): Promise<string> {
  return String(await page.evaluate('navigator.clipboard.readText()'));
}

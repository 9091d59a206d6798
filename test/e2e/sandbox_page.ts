import type { Browser, Page } from 'playwright-core';
import type { SandboxProcess } from '../../sandbox/child_process.ts';
import type { Outcome } from './account_run.ts';
import { copies, details, escapes } from './page/details.ts';
import { addFault, faults, resets } from './page/faults.ts';
import { byKeyboard, fits, named } from './page/form.ts';
import { bodies, changes, searches, shows, turnsPages } from './page/lists.ts';
import { choose, type Expected, open, search, statusOf } from './page/steps.ts';

/**
 * Checks the sandbox's page for people after the integration's work: what it shows, its buttons, its keys, its width on
 * a phone.
 */
export async function lookAtPage(browser: Browser, sandbox: SandboxProcess, picture: string | undefined): Promise<Outcome[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, permissions: ['clipboard-read', 'clipboard-write'] });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const outcomes: Outcome[] = [];
  const look = async (command: string, check: () => Promise<Expected>): Promise<void> => {
    outcomes.push(await outcomeOf(command, check));
  };
  try {
    for (const key of Object.keys(sandbox.connections)) await statusOf(key, sandbox);
    await page.goto(sandbox.url);
    await page.locator('#contacts tr').first().waitFor();
    await look('shows accounts, contacts and requests', () => shows(page, sandbox));
    await look('searches', () => searches(page));
    await look('turns pages', () => turnsPages(page));
    await look('shows everything of a contact', () => details(page));
    await look('copies IDs by the keyboard', () => copies(page));
    await look('shows HTML as text', () => escapes(page, sandbox));
    await look('changes a contact', () => changes(page));
    await look('adds and clears faults', () => faults(page, sandbox));
    await look('shows the bodies of a request', () => bodies(page));
    if (picture !== undefined) await photograph(page, picture);
    await look('every control has a name', () => named(page));
    await look('every control is reached by the keyboard, with its focus seen', () => byKeyboard(page));
    await look('fits a phone', () => fits(page));
    await look('every control of a phone is reached by the keyboard, too', () => byKeyboard(page));
    await look('resets, and every token stays valid', () => resets(page, sandbox));
    await look('nothing goes wrong in it', async () => Object.fromEntries(errors.map((error) => [error, false])));
    return outcomes;
  } finally {
    await page.close();
  }
}

/** A search with one contact opened, a request with its bodies, and a waiting fault. */
async function photograph(page: Page, file: string): Promise<void> {
  await choose(page, 'Outlook');
  await search(page, 'Müller', /^\d+ of/);
  await open(page, 'Edsger Müller');
  await addFault(page, { kind: '429: try again in 30 s', times: 2 });
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
  await page.screenshot({ path: file });
  await page.getByRole('button', { name: 'Clear faults' }).click();
  await search(page, '', /latest first/);
}

async function outcomeOf(command: string, look: () => Promise<Expected>): Promise<Outcome> {
  const began = performance.now();
  const expected = await look().catch((error: unknown) => ({ [String(error)]: false }));
  const wrong = Object.entries(expected).flatMap(([name, met]) => (met ? [] : [name]));
  return { account: 'page', command, milliseconds: performance.now() - began, absent: false, wrong };
}

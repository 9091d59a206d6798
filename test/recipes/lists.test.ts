import { accountTypes } from '../../src/backends/registry.ts';
import type { Inputs } from '../support/run.ts';
import { type Accounts, recipe } from './world.ts';

/** A spreadsheet that gets rows: each field is a column. */
function sheet() {
  const lines: Inputs[] = [];
  const add = (fields: Inputs): Inputs => {
    const columns = Object.entries(fields).map(([name, values]) => [name, [values].flat()] as const);
    for (let line = 0; line < (columns[0]?.[1].length ?? 0); line += 1)
      lines.push(Object.fromEntries(columns.map(([name, values]) => [name, values[line] ?? ''])));
    return {};
  };
  return { lines, apps: { 'Google Sheets': add } };
}

/** The first email of every contact in the account, in any folder, read without the app. */
function everybody({ sandbox }: Accounts, label: string): string[] {
  const { book } = sandbox.account(accountTypes.find((one) => one.label === label)?.key ?? '');
  return book.ids().map((id) => book.read(id)?.emails[0] ?? '');
}

recipe(
  5,
  async ({ zaps: [steps = []] }, accounts) => {
    const { lines, apps } = sheet();
    await accounts.zap(steps, apps).start({});
    // Every fourth of the 250 is a customer.
    expect(lines).toHaveLength(63);
    expect(lines).toContainEqual({ Name: "Ada O'Brien", Birthday: '1950-01-01' });
  },
  250,
);

recipe(
  10,
  async ({ zaps: [steps = []] }, accounts, label) => {
    const { lines, apps } = sheet();
    // The seed is from the last days of 2024.
    await accounts.zap(steps, apps).start({ ID: '2025-01-02T08:00:00Z' });
    const emails = everybody(accounts, label);
    expect(emails.length).toBeGreaterThanOrEqual(250);
    expect(lines.map(({ Email }) => Email).sort()).toEqual(emails.sort());
  },
  250,
);

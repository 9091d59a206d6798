import type { Facts } from '../../sandbox/book.ts';
import { COUNTRIES } from '../support/countries.ts';
import { recipe } from './world.ts';

/** An empty row of the sheet. */
const BLANK = { Email: '', Phone: '', 'First Name': '', 'Last Name': '', Company: '', City: '', Country: '', Birthday: '' };

const CELLS = [...COUNTRIES, ['', null]] as const;

const LEFT_OUT = 'left out, and you get the email';

/** The contact's value for this column; for a phone, its digits without the country code. */
function savedIn(column: string, row: Facts | null): string | null {
  return (column === 'Phone' ? row?.phones[0]?.replace(/\D/g, '').slice(-10) : row?.birthday) ?? null;
}

/** The value that the contact must have, according to the page. */
function savedAs(column: string, cell: string, outcome: string): string | null {
  if (outcome === LEFT_OUT) return null;
  const [, as] = /^saved as (.*)$/.exec(outcome) ?? [];
  if (as === undefined && outcome !== 'saved') throw new Error(`the test knows no outcome "${outcome}"`);
  return as ?? (column === 'Phone' ? cell.replace(/\D/g, '') : cell);
}

recipe(2, async ({ zaps: [steps = []], examples }, accounts, label) => {
  const mails: unknown[] = [];
  const zap = accounts.zap(steps, {
    'Email by Zapier': ({ Subject, Body }) => {
      mails.push(`${Subject}. ${Body}`);
      return {};
    },
  });
  const book = accounts.book(label);
  const read = (email: string) => accounts.idsWith(label, email).map((id) => book.read(id));

  // The examples of the page, each in its own row.
  expect(examples.length).toBeGreaterThanOrEqual(10);
  for (const [index, [column = '', cell = '', outcome = '']] of examples.entries()) {
    const Email = `row.${index}@example.com`;
    mails.length = 0;
    const run = zap.start({ ...BLANK, Email, 'First Name': 'Rosa', [column]: cell });
    const [, sentence] = /^stops: (.*)$/.exec(outcome) ?? [];
    if (sentence !== undefined) {
      await expect(run).rejects.toThrow(`"${cell}" in ${column} ${sentence}.`);
      expect(read(Email)).toEqual([]);
      continue;
    }
    await run;
    const rows = read(Email);
    expect({ column, cell, saved: rows.map((row) => savedIn(column, row)) }).toEqual({
      column,
      cell,
      saved: [savedAs(column, cell, outcome)],
    });
    expect(mails).toEqual(outcome === LEFT_OUT ? [`Check ${Email}. Not saved: ${column}`] : []);
  }
  mails.length = 0;

  // A full row, and more rows for the same person with blank cells.
  const nora = {
    ...BLANK,
    Email: 'nora@example.com',
    Phone: '+1 555 010 9999',
    'First Name': 'Nora',
    'Last Name': 'Example',
    Company: 'Example Works',
    City: 'Springfield',
    Country: 'US',
    Birthday: '31 Dec 1990',
  };
  await zap.start(nora);
  const saved = {
    full_name: 'Nora Example',
    company: 'Example Works',
    city: 'Springfield',
    country_code: 'US',
    birthday: '1990-12-31',
    tags: ['customer'],
  };
  expect(await accounts.byEmail(label, 'nora@example.com')).toMatchObject(saved);
  expect(read('nora@example.com')[0]?.phones[0]?.replace(/\D/g, '')).toBe('15550109999');
  await zap.start({ ...BLANK, Email: 'NORA@example.com', City: 'Bristol' });
  await zap.start({ ...BLANK, Phone: '(555) 010-9999', 'First Name': 'Nora' });
  expect(read('nora@example.com')).toHaveLength(1);
  expect(await accounts.byEmail(label, 'nora@example.com')).toMatchObject({ ...saved, city: 'Bristol' });
  expect(mails).toEqual([]);

  // Some account types only take a company with a new contact.
  await zap.start({ ...nora, Company: 'Example Rockets' });
  const isContactsApi = label === 'HighLevel' || label === 'Contacts API';
  expect(mails).toEqual(isContactsApi ? ['Check nora@example.com. Not saved: Company'] : []);
  expect(read('nora@example.com')).toMatchObject([{ company: isContactsApi ? 'Example Works' : 'Example Rockets' }]);

  // Rows without an email and a phone.
  const contacts = book.ids().length;
  for (const row of [{}, { Email: 'n/a', Phone: '-' }])
    await expect(zap.start({ ...BLANK, 'First Name': 'Olga', ...row })).rejects.toThrow('Fill in Email or Phone');
  expect(book.ids()).toHaveLength(contacts);

  for (const [index, [Country]] of CELLS.entries())
    await zap.start({ ...BLANK, Email: `nora.${index}@example.com`, City: 'Bristol', Country });
  for (const [index, [typed, code]] of CELLS.entries())
    expect(await accounts.byEmail(label, `nora.${index}@example.com`)).toMatchObject({
      city: 'Bristol',
      // HighLevel and the Contacts API take only codes; the others keep the text.
      country: isContactsApi || typed === '' ? code : typed,
      country_code: code,
    });
});

import type { Inputs } from '../support/run.ts';
import { recipe } from './world.ts';

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

recipe(3, async ({ zaps: [steps = []] }, accounts, label) => {
  const subscribers: Inputs[] = [];
  const zap = accounts.zap(steps, {
    'Your mailing list app': (fields) => {
      subscribers.push(fields);
      return {};
    },
  });
  await zap.turnOn();
  expect(await zap.poll()).toBe(0);
  const { create } = accounts.of(label);
  await create('create_contact', { first_name: 'Nora', last_name: "O'Example", email: 'nora@example.com', phone: '+15550109991' });
  await create('create_contact', { first_name: 'Otto', email: 'otto@example.com' });
  const { id } = await create('create_contact', { first_name: 'Pia', last_name: 'Example', phone: '+15550109992' });
  expect(await zap.poll()).toBe(3);
  const expected = [
    { Email: 'nora@example.com', 'First Name': 'Nora', 'Last Name': "O'Example" },
    { Email: 'otto@example.com', 'First Name': 'Otto', 'Last Name': '' },
  ];
  expect(subscribers).toHaveLength(2);
  expect(subscribers).toEqual(expect.arrayContaining(expected));

  // These contacts aren't new: one gets its email later, and one changes.
  await create('update_contact', { contact_id: id, email: 'pia@example.com' });
  await create('create_or_update_contact', { email: 'nora@example.com', city: 'Lyon' });
  expect(await zap.poll()).toBe(0);
  expect(subscribers).toHaveLength(2);
});

recipe(
  6,
  async ({ zaps: [steps = []] }, accounts, label) => {
    const subjects: unknown[] = [];
    const zap = accounts.zap(steps, {
      'Email by Zapier': ({ To, Subject }) => {
        expect(To).toBe('you@example.com');
        subjects.push(Subject);
        return {};
      },
    });
    const book = accounts.book(label);
    const born = (first_name: string, birthday: string | null, tags = ['customer']) =>
      book.add({ first_name, last_name: 'Example', emails: [`${first_name}@example.com`.toLowerCase()], birthday, tags });
    born('Today', '1988-06-30');
    born('Nobirthday', null);
    born('Another', '2001-06-30');
    // Outlook stores a birthday without a year in 1604.
    born('Yearless', '1604-06-30');
    born('Stranger', '1988-06-30', []);
    born('Leap', '1992-02-29');
    /** The reminders at this time, in Chicago. */
    const remindersAt = async (moment: string) => {
      jest.spyOn(Date, 'now').mockReturnValue(Date.parse(moment));
      subjects.length = 0;
      await zap.poll();
      return [...subjects].sort();
    };

    // Ada O'Brien is a seeded customer.
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2030-01-01T08:01:00-06:00'));
    await zap.turnOn();
    expect(await remindersAt('2030-01-01T08:02:00-06:00')).toContain("Birthday today: Ada O'Brien");
    // A quarter of the 250 are customers, all born on other days.
    expect(await remindersAt('2030-06-30T07:59:00-05:00')).toEqual([]);
    expect(await remindersAt('2030-06-30T08:14:00-05:00')).toEqual([
      'Birthday today: Another Example',
      'Birthday today: Today Example',
      'Birthday today: Yearless Example',
    ]);
    expect(await remindersAt('2030-06-30T08:29:00-05:00')).toEqual([]);
    // Late in the evening, it's already tomorrow in UTC.
    expect(await remindersAt('2030-06-30T23:00:00-05:00')).toEqual([]);
    const leap = 'Birthday today: Leap Example';
    expect(await remindersAt('2031-02-28T08:10:00-06:00')).toContain(leap);
    expect(await remindersAt('2031-03-01T08:10:00-06:00')).not.toContain(leap);
    expect(await remindersAt('2032-02-28T08:10:00-06:00')).not.toContain(leap);
    expect(await remindersAt('2032-02-29T08:10:00-06:00')).toEqual([leap]);
    expect(await remindersAt('2032-12-31T08:10:00-06:00')).toEqual([]);
  },
  250,
);
afterEach(() => jest.restoreAllMocks());

recipe(
  8,
  async ({ zaps: [steps = []] }, accounts, label) => {
    const { lines, apps } = sheet();
    // The seed is from the last days of 2024.
    await accounts.zap(steps, apps).start({ ID: '2025-01-02T08:00:00Z' });
    // Every contact in the account, in any folder, read without the app.
    const book = accounts.book(label);
    const emails = book.ids().map((id) => book.read(id)?.emails[0] ?? '');
    expect(emails.length).toBeGreaterThanOrEqual(250);
    expect(lines.map(({ Email }) => Email).sort()).toEqual(emails.sort());
  },
  250,
);

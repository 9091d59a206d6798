import type { Revision } from '../backends/backend.ts';
import { birthdayIn, monthDaysOn } from '../contacts/birthday.ts';
import type { Contact } from '../contacts/contact.ts';
import { isProblem } from '../contacts/errors.ts';
import { dayOfHour } from '../contacts/hour_of_day.ts';
import type { Selection } from '../contacts/query.ts';
import type { Run } from '../operation.ts';
import { toContactOutputs } from './output.ts';
import { DAY, once } from './poll_query.ts';
import { createRows, type Fitted } from './poll_size.ts';
import { readWholeNumber } from './read_input.ts';
import { readSelection } from './selection.ts';
import { createNaming } from './true_names.ts';

/** The year of the birthday that's coming, YYYY: Zapier takes each once. */
export type BirthdayKey = { readonly id: string; readonly year: string };

/**
 * The contacts whose birthday is a number of days ahead. The book is read only in the first half of the chosen hour, in
 * which every plan of Zapier polls at least once. When the trigger is turned on nothing is remembered, so that birthdays
 * of the same day still start the Zap.
 */
export async function pollBirthdays(run: Run): Promise<Fitted<Contact, BirthdayKey>[]> {
  const selection = readSelection(run);
  const daysBefore = readWholeNumber(run.input, 'days_before', 0, FURTHEST) ?? 0;
  const hour = readWholeNumber(run.input, 'hour', 0, 23) ?? USUAL_HOUR;
  if (run.meta.isPopulatingDedupe) return [];
  if (run.meta.isLoadingSample) return readSamples(run, selection);
  const { now, timezone } = run.connection;
  const today = dayOfHour(timezone, hour, now);
  return today === null ? [] : readBirthdays(run, selection, daysAfter(today, daysBefore));
}

const FURTHEST = 30;
const USUAL_HOUR = 8;

async function readBirthdays(run: Run, selection: Selection, day: string): Promise<Fitted<Contact, BirthdayKey>[]> {
  const year = day.slice(0, 4);
  const rows = createRows<Contact, BirthdayKey>();
  const isNew = once();
  const naming = createNaming(run);
  const monthDays = monthDaysOn(day);
  for await (const page of run.backend.changes.all(run.connection, selection)) {
    const born = withBirthday(page.filter(isNew)).filter(({ birthday_month_day: monthDay }) => monthDays.includes(monthDay));
    const contacts = await toContactOutputs(run, await naming(born));
    if (rows.add(contacts.map((contact) => ({ contact, key: { id: contact.id, year } })))) continue;
    run.z.console.log(`This poll returned only ${rows.all().length} contacts, because there are more than Zapier takes.`);
    break;
  }
  return rows.all();
}

/** The newest few with a birthday, as far as the time of a run allows. */
async function readSamples(run: Run, selection: Selection): Promise<(Contact & BirthdayKey)[]> {
  const { changes } = run.backend;
  const pages =
    changes.recent?.(run.connection, 'created', { since: 0, enough: Number.NEGATIVE_INFINITY }, selection) ??
    changes.all(run.connection, selection);
  const found: BornContact[] = [];
  try {
    for await (const page of pages) {
      found.push(...withBirthday(page));
      if (found.length >= SAMPLES) break;
    }
  } catch (error) {
    if (!isProblem(error, 'too_much')) throw error;
  }
  const years = found.slice(0, SAMPLES).map(({ birthday_month_day: monthDay }) => yearOfNext(monthDay, run.connection.now));
  const contacts = await toContactOutputs(run, await createNaming(run)(found.slice(0, SAMPLES)));
  return contacts.map((contact, index) => ({ ...contact, year: years[index] ?? '' }));
}

/** The editor shows three. */
const SAMPLES = 3;

type BornContact = Contact & { readonly birthday_month_day: string };

function withBirthday(page: readonly Revision[]): BornContact[] {
  return page.map(({ contact }) => contact).filter((contact): contact is BornContact => contact.birthday_month_day !== null);
}

function yearOfNext(monthDay: string, now: number): string {
  const today = new Date(now).toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  return String(birthdayIn(year, monthDay) >= today ? year : year + 1);
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

import type { ContactChange } from '../../contacts/change.ts';
import { Problem } from '../../contacts/errors.ts';
import { fewInWords, quote } from '../../contacts/text.ts';
import { isDay } from '../../contacts/time.ts';
import type { Body, Lists } from './body.ts';
import { GOOGLE } from './client.ts';

/** Refuses a birthday that isn't a day. This needs no contact, so it can run before one is read. */
export function checkChange({ birthday }: ContactChange): void {
  if (birthday && !isDay(birthday))
    throw new Problem('invalid_input', `${quote(birthday)} in Birthday isn't a date. Write it as YYYY-MM-DD, like 1990-12-31.`);
}

/** Refuses what Google would refuse, or break down with. */
export function checkLimits(after: Lists, body: Body, refuse: (names: string) => string = datesInWords): void {
  if (body.organizations !== undefined) checkJobs(body.organizations, refuse);
  const bytes = Buffer.byteLength(JSON.stringify(after));
  if (bytes > BYTES_LIMIT)
    throw new Problem(
      'invalid_input',
      `${GOOGLE} keeps at most 128 KB for a contact, and this one would have ${Math.ceil(bytes / 1024)} KB. Shorten the longest field, such as Notes.`,
    );
}

/**
 * Google shows when a job began and ended but fails to take it back, and leaving it out would delete it.
 * https://developers.google.com/people/api/rest/v1/people#Organization
 */
function checkJobs(jobs: readonly Readonly<Record<string, unknown>>[], refuse: (names: string) => string): void {
  const dated = jobs.filter(({ startDate, endDate }) => startDate !== undefined || endDate !== undefined);
  if (dated.length === 0) return;
  const names = dated.map(({ name, title }) => String(name ?? title ?? 'a job'));
  throw new Problem('invalid_input', refuse(fewInWords(names)));
}

function datesInWords(names: string): string {
  return `${GOOGLE} can't change the company or the job of this contact, because it has a start or an end date: ${names}. Remove the date in ${GOOGLE}, or leave these fields blank.`;
}

/** https://developers.google.com/people/quotas */
const BYTES_LIMIT = 128 * 1024;

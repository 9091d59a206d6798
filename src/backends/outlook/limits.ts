import type { ContactChange } from '../../contacts/change.ts';
import { Problem } from '../../contacts/errors.ts';
import { fewInWords, quote } from '../../contacts/text.ts';
import { hasAddress } from './translate.ts';
import type { ContactBody, WireEmail } from './wire.ts';

/** Exchange keeps these lists in a fixed number of places. https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/15276 */
const LIMITS = [
  { key: 'emailAddresses', most: 3, name: 'email addresses' },
  { key: 'businessPhones', most: 2, name: 'business phone numbers' },
  { key: 'homePhones', most: 2, name: 'home phone numbers' },
  { key: 'imAddresses', most: 3, name: 'chat addresses' },
] as const;

/** Refuses what the service has no place for, and names it. */
export function checkLimits(body: ContactBody): void {
  for (const { key, most, name } of LIMITS) {
    const entries: readonly (string | WireEmail)[] = body[key] ?? [];
    const shown = entries.flatMap((entry) => (typeof entry === 'string' ? entry : hasAddress(entry) ? entry.address : []));
    const hidden = entries.length - shown.length;
    if (entries.length > most)
      throw new Problem(
        'invalid_input',
        `Outlook keeps at most ${most} ${name} of a contact, and ${fewInWords(shown.slice(most - hidden))} would be too many.${told(hidden)} Leave out what is too many, or take others away first. Nothing was written.`,
      );
  }
}

function told(hidden: number): string {
  if (hidden === 0) return '';
  const entries = hidden === 1 ? 'one entry' : `${hidden} entries`;
  return ` This contact has ${entries} without an email address that can be shown, which you see in Outlook only and which ${hidden === 1 ? 'counts' : 'count'} too.`;
}

/** Outlook divides the categories of a contact by commas and semicolons, so a name with one would become several. */
export function checkTags(names: readonly string[]): void {
  const bad = names.filter((name) => /[,;]/.test(name));
  if (bad.length > 0)
    throw new Problem(
      'invalid_input',
      `A category of Outlook cannot contain a comma or a semicolon, as ${fewInWords(bad, quote)} does. Give each tag on its own, without them. Nothing was written.`,
    );
}

/** The same for the tags of a change. What is only taken away may have any name. */
export function checkTagsOf({ tags }: ContactChange): void {
  if (tags !== undefined && tags !== null && tags.mode !== 'remove') checkTags(tags.names);
}

import type { ContactChange } from '../../contacts/change.ts';
import { Problem } from '../../contacts/errors.ts';
import { fewInWords, quote } from '../../contacts/text.ts';
import { outlookType } from '../account_types.ts';
import { hasAddress } from './translate.ts';
import type { ContactBody, WireEmail } from './wire.ts';

/** How many numbers of a kind a contact can have, besides one mobile number. */
export const LIMIT_OF = { businessPhones: 2, homePhones: 2 } as const;

/**
 * Exchange has a fixed number of places for these lists.
 * https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/15276
 */
const LIMITS = [
  { key: 'emailAddresses', limit: 3, name: 'email addresses' },
  { key: 'businessPhones', limit: LIMIT_OF.businessPhones, name: 'work phone numbers' },
  { key: 'homePhones', limit: LIMIT_OF.homePhones, name: 'home phone numbers' },
  { key: 'imAddresses', limit: 3, name: 'instant messaging addresses' },
] as const;

/** Refuses what exceeds the service's limits, by name. */
export function checkLimits(body: ContactBody): void {
  for (const { key, limit, name } of LIMITS) {
    const items: readonly (string | WireEmail)[] = body[key] ?? [];
    const shown = items.flatMap((item) => (typeof item === 'string' ? item : hasAddress(item) ? item.address : []));
    const hidden = items.length - shown.length;
    if (items.length > limit)
      throw new Problem(
        'invalid_input',
        `${outlookType.label} keeps at most ${limit} ${name} for a contact, and ${fewInWords(shown.slice(limit - hidden))} would be too many.${told(hidden)} Leave out what is too many, or remove others first.`,
      );
  }
}

function told(hidden: number): string {
  if (hidden === 0) return '';
  const entries = hidden === 1 ? 'one entry' : `${hidden} entries`;
  return ` This contact also has ${entries} that you only see in ${outlookType.label}, because there's no email address to show.`;
}

/** Outlook splits a contact's categories at commas and semicolons, so a name with one would become several. */
export function checkTags(names: readonly string[]): void {
  const bad = names.filter((name) => /[,;]/.test(name));
  if (bad.length > 0)
    throw new Problem(
      'invalid_input',
      `${outlookType.label} doesn't allow commas or semicolons in a category: ${fewInWords(bad, quote)}. Enter each ${__BUILD__.words.tag} on its own, without them.`,
      { inputs: ['tags'] },
    );
}

/** The same for the tags of a change. A tag that is only removed can have any name. */
export function checkTagsOf({ tags }: ContactChange): void {
  if (tags !== undefined && tags !== null && tags.mode !== 'remove') checkTags(tags.names);
}

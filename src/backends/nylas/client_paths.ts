import { Problem } from '../../contacts/errors.ts';
import { segment } from '../../contacts/segment.ts';
import { quote } from '../../contacts/text.ts';
import { NYLAS } from './client_region.ts';

/** The contacts of the mailbox that the token is for. */
export const CONTACTS = '/v3/grants/me/contacts';

/** Beside the contacts' own paths, not below them. */
export const GROUPS = `${CONTACTS}/groups`;

/** The path of one contact. Ids are the mailbox provider's and may hold `#`, `/` and `=`; some texts would lead to another path altogether. */
export function contactPath(id: string): string {
  if (['', '.', '..', 'groups'].includes(id))
    throw new Problem('not_found', `${NYLAS} has no contact with the ID ${quote(id)}. Check the ID.`);
  return `${CONTACTS}/${segment(id)}`;
}

/** Whether the path names one contact. */
export function isContactPath(path: string): boolean {
  return path.startsWith(`${CONTACTS}/`) && path !== GROUPS;
}

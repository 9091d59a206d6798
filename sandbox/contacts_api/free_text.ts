import { fullName } from './contact_input.ts';
import type { Contact } from './records.ts';

/** Whether the free text of `query` occurs in the names, email, phone or company, in any case. */
export function queryMatches(contact: Contact, query: string): boolean {
  const searched = query.toLowerCase();
  return [fullName(contact), contact.email, contact.phone, contact.companyName].some((text) => text?.toLowerCase().includes(searched));
}

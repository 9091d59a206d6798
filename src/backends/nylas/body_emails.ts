import type { ContactChange } from '../../contacts/change.ts';

/**
 * The change with its emails in lower case. The service compares letter by letter, so two spellings would become two
 * contacts.
 */
export function withFindableEmails(change: ContactChange): ContactChange {
  return {
    ...change,
    ...(change.email ? { email: change.email.toLowerCase() } : {}),
    ...(change.other_emails ? { other_emails: change.other_emails.map((email) => email.toLowerCase()) } : {}),
  };
}

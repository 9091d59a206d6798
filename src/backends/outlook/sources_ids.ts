import { Problem } from '../../contacts/errors.ts';
import { quote } from '../../contacts/text.ts';

/** Where people outside the address book come from: those whom the user works with, and the organization's directory. */
export type Source = 'inbox' | 'domain';

/** A person outside the address book, by the service's own ID. */
export interface Outsider {
  readonly source: Source;
  readonly id: string;
}

/** What a source is called in the middle of a sentence. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  inbox: 'the people you work with',
  domain: "your organization's directory",
};

/** The ID that steps get. A contact's own ID has no colon, so the two can't be confused. */
export function toOutsiderId({ source, id }: Outsider): string {
  return `${source}:${id}`;
}

/** Reads such an ID; null if it's that of a contact. */
export function readOutsiderId(id: string): Outsider | null {
  const [, source, own = ''] = /^(inbox|domain):(.+)$/.exec(id.trim()) ?? [];
  return source === 'inbox' || source === 'domain' ? { source, id: own } : null;
}

/** Refuses the ID of a person outside the address book, because nothing can be written to it. */
export function refuseOutsider(id: string): void {
  const outsider = readOutsiderId(id);
  if (outsider === null) return;
  throw new Problem(
    'invalid_input',
    `${quote(id)} is a person in ${SOURCE_NAMES[outsider.source]}, not a contact in the address book, so this step can't use it. Save the person with Create Contact first, and map the ID of that contact.`,
  );
}

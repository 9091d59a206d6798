import { inWords, joinName, shortenValue } from './text.ts';

type Named = { readonly [K in 'full_name' | 'first_name' | 'last_name' | 'company' | 'email' | 'phone' | 'id']?: string | null };

/** A person in a sentence: the name, then the email or phone, and the ID of a stored contact. */
export function personInWords({ full_name, first_name, last_name, company, email, phone, id }: Named): string {
  const name = full_name ?? joinName(first_name, last_name) ?? company;
  const address = email ?? phone;
  const details = [address ? shortenValue(address) : [], id ? `ID ${id}` : []].flat().join(', ');
  if (!name) return details === '' ? 'a contact without a name' : details;
  return details === '' ? shortenValue(name) : `${shortenValue(name)} (${details})`;
}

/** The first of several people in a sentence. */
export function peopleInWords(people: readonly Named[]): string {
  const named = people.slice(0, NAMED_LIMIT).map(personInWords);
  return people.length > NAMED_LIMIT ? `${named.join(', ')} and ${people.length - NAMED_LIMIT} more` : inWords(named);
}

const NAMED_LIMIT = 5;

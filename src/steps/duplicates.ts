import { compareContacts, type FieldDifference } from '../contacts/comparison.ts';
import type { Contact } from '../contacts/contact.ts';
import { type Likeness, likenessOf, traitsOf, weightOf } from '../contacts/likeness.ts';
import { mayBeSamePhone } from '../contacts/phone.ts';
import { fewInWords, shortenValue } from '../contacts/text.ts';
import type { Run } from '../operation.ts';
import { createPhoneComparer } from './phone_comparer.ts';
import { namesOf } from './write_output.ts';

/** A contact that may be the same person, as a line item. */
export interface Duplicate {
  readonly id: string;
  readonly full_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly reasons: string;
  /** Null if nothing differs. */
  readonly differences: string | null;
}

/** Those of the others that have something in common with the contact: the likeliest first, then those that differ least. */
export async function toDuplicates(run: Run, contact: Contact, others: readonly Contact[]): Promise<Duplicate[]> {
  const traits = traitsOf(contact);
  const numbers = others.flatMap(({ phones }) => phones.map(({ number }) => number));
  const doubtful = numbers.filter((number) => traits.phones.some((phone) => mayBeSamePhone(phone, number)));
  const compare = doubtful.length === 0 ? () => 'different' as const : await createPhoneComparer(run, [...traits.phones, ...doubtful]);
  const found = others.flatMap((other) => {
    const likeness = likenessOf(other, traits, compare);
    return likeness === null ? [] : [{ other, likeness, differences: compareContacts(contact, other) }];
  });
  const nameOf = await namesOf(
    run,
    found.flatMap(({ differences }) => differences.map(({ field }) => field)),
  );
  return found
    .toSorted((a, b) => weightOf(b.likeness) - weightOf(a.likeness) || a.differences.length - b.differences.length)
    .map(({ other: { id, full_name, email, phone }, likeness, differences }) => ({
      id,
      full_name,
      email,
      phone,
      reasons: reasonsFor(likeness).join('; '),
      differences: differences.length === 0 ? null : differences.map((one) => inWords(one, nameOf)).join('; '),
    }));
}

function reasonsFor({ emails, phones, unclearPhones, name }: Likeness): string[] {
  return [
    ...(emails.length === 0 ? [] : [`Same email: ${fewInWords(emails)}`]),
    ...(phones.length === 0 ? [] : [`Same phone: ${fewInWords(phones)}`]),
    ...(unclearPhones.length === 0 ? [] : [`Perhaps the same phone, because a country code is missing: ${fewInWords(unclearPhones)}`]),
    ...(name ? ['Same name'] : []),
  ];
}

function inWords({ field, one, other }: FieldDifference, nameOf: (key: string) => string): string {
  return `${nameOf(field)}: ${other === null ? 'none' : shortenValue(other)} instead of ${one === null ? 'none' : shortenValue(one)}`;
}

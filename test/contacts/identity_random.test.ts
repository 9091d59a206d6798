import fc from 'fast-check';
import type { Contact } from '../../src/contacts/contact.ts';
import { dependsOnPhones, type Identity, judgeCandidates, mayBeMeant } from '../../src/contacts/identity.ts';
import { comparePhones } from '../../src/contacts/international_phone.ts';
import { person } from './people.ts';

/** Numbers of five countries, each in the formats that people use; the last one is national. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  US: ['+1 555 010 0123', '+15550100123', '(555) 010-0123'],
  DE: ['+49 30 1234567', '0049 (0)30 1234567', '030/1234567'],
  GB: ['+44 7700 900123', '+44 (0)7700-900123', '07700 900123'],
  AU: ['+61 491 570 156', '0061491570156', '0491 570 156'],
  IT: ['+39 06 1234567', '+39061234567', '06 1234567'],
};
const COUNTRIES = Object.keys(NUMBERS);
const EMAILS = ['ada@example.com', 'ben@example.com', 'cleo@example.com', 'dora@example.com'];

interface Step {
  readonly email: string | undefined;
  /** The same email, as someone types it. */
  readonly typed: string | undefined;
  readonly phone: { readonly country: string; readonly spelling: string } | undefined;
}

/** A stream of steps in its own country: only that country's numbers come without a country code. */
const books = fc.constantFrom(...COUNTRIES).chain((home) => {
  const phone = fc.constantFrom(...COUNTRIES).chain((country) => {
    const spellings = NUMBERS[country]?.slice(0, country === home ? 3 : 2) ?? [];
    return fc.constantFrom(...spellings).map((spelling) => ({ country, spelling }));
  });
  const step: fc.Arbitrary<Step> = fc
    .record({
      email: fc.option(fc.constantFrom(...EMAILS), { nil: undefined, freq: 3 }),
      capitals: fc.boolean(),
      phone: fc.option(phone, { nil: undefined, freq: 4 }),
    })
    .map(({ email, capitals, phone: number }) => ({ email, typed: capitals ? email?.toUpperCase() : email, phone: number }));
  const steps = fc.array(
    step.filter(({ email, phone: number }) => email !== undefined || number !== undefined),
    { minLength: 2, maxLength: 12 },
  );
  return fc.record({ home: fc.constant(home), steps });
});

type Item = { contact: Contact };

/** What Create or Update Contact does to an address book that allows everything. */
function run(home: string, steps: readonly Step[]): Item[] {
  const book: Item[] = [];
  for (const step of steps) {
    const given = step.typed === undefined ? [] : [step.typed];
    const identity: Identity = {
      ...(step.typed === undefined ? {} : { email: step.typed }),
      ...(step.phone === undefined ? {} : { phone: step.phone.spelling }),
    };
    const candidates = mayBeMeant(book, ({ contact }) => contact, identity);
    const compare = (one: string, other: string) => {
      if (!dependsOnPhones(candidates, identity, given)) throw new Error('no phone was to be compared');
      return comparePhones(one, other, home);
    };
    const verdict = judgeCandidates(candidates, identity, given, compare);
    const owners = holders(book, step);
    if (verdict.who === 'nobody') {
      book.push({ contact: written(person({ id: String(book.length), emails: [], phones: [] }), step) });
    } else if (verdict.who === 'one') {
      expectMeant(verdict.one.contact, verdict.by, step, owners);
      verdict.one.contact = written(verdict.one.contact, step);
    } else {
      // Every number has a country, and no email occurs twice, so only a shared phone can stop the step.
      expect(verdict.who).toBe('shared');
      expect(step.email).toBeUndefined();
      expect(owners.length).toBeGreaterThan(1);
    }
  }
  return book;
}

function expectMeant({ emails }: Contact, by: string, { email }: Step, owners: readonly Item[]): void {
  const addresses = emails.map(({ address }) => address.toLowerCase());
  if (email !== undefined && addresses.length > 0) expect(addresses).toContain(email);
  if (by === 'phone') expect(owners).toHaveLength(1);
}

/** Everyone who really has the phone. */
function holders(book: readonly Item[], { phone }: Step): Item[] {
  const spellings = phone === undefined ? [] : (NUMBERS[phone.country] ?? []);
  return book.filter(({ contact }) => contact.phones.some(({ number }) => spellings.includes(number)));
}

/** As an account writes it: the given email and phone become the first ones. */
function written(contact: Contact, { typed, phone }: Step): Contact {
  const emails = typed === undefined ? contact.emails : [{ address: typed, type: null }];
  const others = contact.phones.filter(({ number }) => phone === undefined || !NUMBERS[phone.country]?.includes(number));
  const phones = phone === undefined ? contact.phones : [{ number: phone.spelling, type: null }, ...others];
  return person({ id: contact.id, emails, phones });
}

function emailsOf(book: readonly Item[]): string[] {
  return book.flatMap(({ contact }) => contact.emails.map(({ address }) => address.toLowerCase())).sort();
}

describe('2,000 random address books', () => {
  it('stay sound, and in whatever order the steps run each email ends as exactly one contact', () => {
    fc.assert(
      fc.property(
        books.chain(({ home, steps }) =>
          fc.record({ home: fc.constant(home), steps: fc.constant(steps), mixed: fc.shuffledSubarray(steps, { minLength: steps.length }) }),
        ),
        ({ home, steps, mixed }) => {
          const given = [...new Set(steps.flatMap(({ email }) => email ?? []))].sort();
          expect(emailsOf(run(home, steps))).toEqual(given);
          expect(emailsOf(run(home, mixed))).toEqual(given);
        },
      ),
      { numRuns: 2_000, seed: 13 },
    );
  });
});

import fc from 'fast-check';
import type { Facts } from '../../sandbox/book.ts';
import { accounts } from '../conformance/accounts.ts';
import { SMALL, useWorld, type World } from '../support/world.ts';

const EMAILS = ['ada.r@example.com', 'ADA.R@example.com', 'ben.r@example.com', 'cleo.r@example.com'];
/** One number in two formats, and numbers of four more countries. */
const PHONES = ['+1 555 020 0601', '(555) 020-0601', '+49 30 1234567', '+44 7700 900123', '+61 491 570 156', '+81 3 1234 5678'];

const step = fc.record({
  email: fc.constantFrom('', ...EMAILS),
  phone: fc.constantFrom('', ...PHONES),
  first_name: fc.constantFrom('Ada', 'Ben', 'Cleo', 'Dora'),
});
type Step = { readonly email: string; readonly phone: string; readonly first_name: string };
const steps = fc.array(
  step.filter(({ email, phone }) => email !== '' || phone !== ''),
  { minLength: 3, maxLength: 8 },
);

/**
 * Together, these with a service and those of test/contacts/identity_random.test.ts without one are more than 2,000.
 */
const BOOKS = fc.sample(steps, { numRuns: 8, seed: 13 });

describe.each(accounts)('a random address book: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it.each(BOOKS.map((stream) => ({ stream })))(
    'stays sound: nobody with another email is changed, and each email is one contact (%#)',
    async ({ stream }) => {
      for (const id of at().book.ids()) at().book.remove(id);
      for (const input of stream) {
        const before = everybody(at());
        const changed = await upsert(at(), input);
        expectOthersAlone(before, everybody(at()), changed);
        if (changed !== null) expectMeant(before.get(changed), at().book.read(changed), input);
        expectOnce(everybody(at()));
        // Only a service that allows a phone once can refuse a new email, and then the step has stopped.
        if (input.email !== '' && !accountType.refusesDuplicates) expect(changed).not.toBeNull();
      }
    },
  );
});

/** The ID of the written contact; null if the step stopped with a message. */
async function upsert(world: World, input: Step): Promise<string | null> {
  try {
    return String((await world.create('create_or_update_contact', { ...input })).id);
  } catch (error) {
    expect(error).toMatchObject({ name: 'AppError', code: expect.stringMatching(/^(ambiguous|conflict)$/) });
    return null;
  }
}

function everybody({ book }: World): ReadonlyMap<string, Facts | null> {
  return new Map(book.ids().map((id) => [id, book.read(id)]));
}

function expectOthersAlone(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>, changed: string | null): void {
  const others = (book: ReadonlyMap<string, unknown>) => [...book].filter(([id]) => id !== changed);
  expect(others(after)).toEqual(others(before));
}

function expectMeant(before: Facts | null | undefined, after: Facts | null, { email }: Step): void {
  if (email === '') return;
  if (before && before.emails.length > 0) expect(before.emails.map(lower)).toContain(lower(email));
  expect(after?.emails.map(lower)).toContain(lower(email));
}

function expectOnce(book: ReadonlyMap<string, Facts | null>): void {
  const emails = [...book.values()].flatMap((facts) => facts?.emails.map(lower) ?? []);
  expect(emails).toHaveLength(new Set(emails).size);
}

function lower(text: string): string {
  return text.toLowerCase();
}

import fc from 'fast-check';
import { type Row, type Runner, runner } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

/** What a recipe for two address books maps, with the same key on both sides. */
const MAPPED = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'company',
  'job_title',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
  'website',
  'tags',
] as const;

/** For each pair. `SYNC_CONTACTS=500 npx jest test/conformance/two_way_sync` takes minutes and tries more. */
const CONTACTS = Number(process.env.SYNC_CONTACTS ?? 20);
const MILLISECONDS_EACH = 2_000;

/**
 * Unassigned numbers, as people write them. Each contact has its own, because some services refuse a second contact
 * with the same.
 */
const PHONES: Readonly<Record<string, (number: string) => string>> = {
  '+1': (number) => `+1555012${number}`,
  '+1 ()': (number) => `+1 (555) 013-${number}`,
  '+44': (number) => `+44 20 7946 ${number}`,
  '+49': (number) => `+49 30 23125 ${number}`,
};

/** What real address books contain: accents in both Unicode forms, odd spaces, countries as people write them. */
const contact = fc.record(
  {
    first_name: fc.constantFrom('Ada', 'zoë', 'Zoe\u0308', 'Jean-Luc', 'D’Arcy', '李', 'NUÑO', 'María  José', 'O', 'Ms. "Al" & Co'),
    last_name: fc.constantFrom("O'Brien", 'van der Berg', 'Ångström', '王', 'de la Cruz-Núñez', 'Example', 'MacExample, Jr.', 'ß'),
    phone: fc.constantFrom(...Object.keys(PHONES)),
    company: fc.constantFrom('Example Works', 'Möbel & Söhne GmbH', 'A "B" <C>', "L'Exemple", '株式会社例'),
    job_title: fc.constantFrom('Engineer', 'Head of R&D', 'Geschäftsführer'),
    street: fc.constantFrom('12 Example Street', '1 Rue de l’Exemple', 'Musterweg 3a', '12 Example Street, Flat 3'),
    city: fc.constantFrom('Springfield', 'München', 'São Paulo', 'Saint-Étienne', '東京'),
    region: fc.constantFrom('Illinois', 'IL', 'Bayern', 'Île-de-France'),
    postal_code: fc.constantFrom('62701', '01067', 'SW1A 1AA', '100-0001'),
    country: fc.constantFrom('US', 'us', 'USA', 'United States', 'Germany', 'DE', 'U.K.', 'Schweiz', 'Brazil', 'JP'),
    birthday: fc
      .date({ min: new Date('1905-01-01T00:00:00Z'), max: new Date('2020-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    website: fc.constantFrom('https://www.example.com/', 'https://example.com/a?b=1&c=%20d', 'http://example.com', 'www.example.com/Ada'),
    tags: fc.constantFrom(['customer'], ['lead'], ['customer', 'lead']),
  },
  { requiredKeys: ['first_name'] },
);

const pairs = accounts.flatMap(([from, backend, accountType]) =>
  accounts.filter(([to]) => to !== from).map(([to]) => [from, to, backend, accountType] as const),
);

describe.each(pairs)('from %s to %s and back', (key, other, backend, accountType) => {
  const world = useWorld(backend, accountType, SMALL);

  test(
    'a contact is created once, and after that nothing changes anymore',
    async () => {
      const connections = world().sandbox.connections();
      const one = runner(() => connections[key] ?? {});
      const two = runner(() => connections[other] ?? {});
      let count = 0;
      await fc.assert(
        fc.asyncProperty(contact, async (fields) => {
          count += 1;
          const own = { email: `Person.${count}@Example.com`, phone: PHONES[fields.phone ?? '']?.(String(count).padStart(4, '0')) };
          const { id } = await one.create('create_contact', { ...fields, ...own });
          const first = await read(one, id);
          const there = await sync(two, first);
          expect(there.outcome).toBe('created');
          const second = await read(two, there.id);
          // The other Zap sees the new contact, and this one sees nothing.
          expect(settled(await sync(one, second))).toEqual(UNCHANGED);
          expect(settled(await sync(two, first))).toEqual(UNCHANGED);
        }),
        { numRuns: CONTACTS },
      );
    },
    CONTACTS * MILLISECONDS_EACH,
  );
});

const UNCHANGED = { outcome: 'unchanged', changes: [] };
const settled = ({ outcome, changes }: Row): Row => ({ outcome, changes });

function sync(to: Runner, row: Row): Promise<Row> {
  const values = MAPPED.map((key) => [key, row[key]] as const).filter(([, value]) => value !== null);
  return to.create('create_or_update_contact', { ...Object.fromEntries(values), match_on: ['email'] });
}

async function read(from: Runner, id: unknown): Promise<Row> {
  const [row = {}] = await from.search('find_contact', { contact_id: id });
  return row;
}

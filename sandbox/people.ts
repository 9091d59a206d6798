/** One invented person, before any vendor's form. */
export interface Person {
  /** 0 for the first. */
  readonly number: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly company: string;
  readonly job_title: string;
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postal_code: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** YYYY-MM-DD. */
  readonly birthday: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** Milliseconds since 1970. All are before SEEDED_BEFORE, one minute apart, so that nothing seeded is new. */
  readonly created_at: number;
  readonly updated_at: number;
}

/** Everything seeded was created and changed before this moment: 2025-01-01T00:00:00Z. */
export const SEEDED_BEFORE = Date.UTC(2025, 0, 1);

/** The same `size` people on every call. The first 250 are the same for any size. */
export function people(size: number): readonly Person[] {
  while (INVENTED.length < size) INVENTED.push(person(INVENTED.length));
  return INVENTED.slice(0, size);
}

/** As many as were asked for so far, because several accounts have the same people. */
const INVENTED: Person[] = [];

const FIRST = [
  'Ada',
  'Grace',
  'Alan',
  'Edsger',
  'Barbara',
  'Donald',
  'Frances',
  'John',
  'Katherine',
  'Niklaus',
  'Radia',
  'Tim',
  'Margaret',
  'Dennis',
  'Hedy',
];
const LAST = [
  "O'Brien",
  'Okafor',
  'Lindqvist',
  'Müller',
  'Nakamura',
  'Silva',
  'Novak',
  'Haddad',
  'van Dijk',
  'Smith-Jones',
  'Castro',
  'Kowalski',
  'Ito',
  'Ferrari',
  'Ng',
  'Brown',
  'Garcia',
];
const COMPANIES = ['Example Works', 'Sample & Sons', 'Northwind Example', 'Placeholder Ltd', 'Invented Industries'];
const JOBS = ['Engineer', 'Buyer', 'Director', 'Assistant', 'Consultant'];
const CITIES = [
  ['Springfield', 'Illinois', 'US'],
  ['Bristol', 'Avon', 'GB'],
  ['Lyon', 'Rhône', 'FR'],
  ['Kraków', 'Małopolska', 'PL'],
] as const;
const TAGS = [['customer'], ['lead', 'newsletter'], [], ['partner']] as const;

function person(number: number): Person {
  const first_name = pick(FIRST, number);
  const last_name = pick(LAST, number);
  const [city, region, country] = pick(CITIES, number);
  const ascii = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase();
  const created_at = SEEDED_BEFORE - (number + 1) * 60_000 - 86_400_000;
  return {
    number,
    first_name,
    last_name,
    email: `${ascii(first_name)}.${ascii(last_name)}.${number}@example.com`,
    phone: `+1555${String(100_000 + number)
      .padStart(7, '0')
      .slice(-7)}`,
    company: pick(COMPANIES, number),
    job_title: pick(JOBS, number),
    street: `${number + 1} Example Street`,
    city,
    region,
    postal_code: String(10_000 + (number % 90_000)),
    country,
    birthday: `19${50 + (number % 50)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`,
    tags: pick(TAGS, number),
    notes: number % 3 === 0 ? `Met at the example fair, stand ${number}.` : '',
    created_at,
    updated_at: created_at + 30_000,
  };
}

function pick<T>(list: readonly T[], number: number): T {
  const value = list[number % list.length];
  if (value === undefined) throw new Error('an empty list has nothing to pick from');
  return value;
}

const two = (value: number): string => String(value).padStart(2, '0');

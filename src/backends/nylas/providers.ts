/** What one kind of mailbox can do and hold. */
export interface Provider {
  /** What people call it. */
  readonly label: string;
  /** How many groups a contact can be in; 0: there are no groups. */
  readonly groups: number;
  readonly emails: number;
  readonly phones: number;
  readonly phonesOf: Readonly<Record<PhoneType, number>>;
  /** The types that a number can be given whose type nobody named, best first; undefined: none at all. */
  readonly phoneTypes: readonly [PhoneType | undefined, ...PhoneType[]];
  readonly messengers: number;
  readonly addresses: number;
  readonly addressesOfType: number;
  readonly pages: number;
  /** The type that every web page must have. */
  readonly pageType?: 'work';
  /** Whether contacts can be looked for by a phone number. */
  readonly findsPhones: boolean;
  readonly inbox: boolean;
  readonly notes: boolean;
  readonly suffix: boolean;
}

export type PhoneType = 'work' | 'home' | 'mobile' | 'other';

const MANY = Number.POSITIVE_INFINITY;

const GOOGLE: Provider = {
  label: 'Google',
  groups: MANY,
  emails: MANY,
  phones: MANY,
  phonesOf: { work: MANY, home: MANY, mobile: MANY, other: MANY },
  phoneTypes: [undefined],
  messengers: MANY,
  addresses: MANY,
  addressesOfType: MANY,
  pages: MANY,
  findsPhones: true,
  inbox: true,
  notes: true,
  suffix: true,
};

const MICROSOFT: Provider = {
  ...GOOGLE,
  label: 'Microsoft',
  groups: 1,
  emails: 3,
  phonesOf: { work: 2, home: 2, mobile: 1, other: 0 },
  phoneTypes: ['work', 'home', 'mobile'],
  messengers: 3,
  addressesOfType: 1,
  pages: 1,
  pageType: 'work',
  findsPhones: false,
};

const EXCHANGE: Provider = {
  ...MICROSOFT,
  label: 'Exchange',
  groups: 0,
  // One sentence of Nylas's page gives Exchange a mobile number and another one does not: the service decides.
  phonesOf: { work: 2, home: 2, mobile: 1, other: 1 },
  findsPhones: true,
  inbox: false,
  notes: false,
  suffix: false,
};

const ONE_OF_EACH: Provider = {
  ...GOOGLE,
  label: 'IMAP',
  groups: 1,
  emails: 1,
  phones: 1,
  phonesOf: { work: 1, home: 1, mobile: 0, other: 0 },
  messengers: 1,
  addresses: 1,
  pages: 1,
};

/** https://developer.nylas.com/docs/v3/email/contacts/ (the limits of each provider) */
const PROVIDERS: ReadonlyMap<string, Provider> = new Map([
  ['google', GOOGLE],
  ['microsoft', MICROSOFT],
  ['ews', EXCHANGE],
  ['icloud', { ...ONE_OF_EACH, label: 'iCloud' }],
  ['yahoo', { ...ONE_OF_EACH, label: 'Yahoo' }],
  ['imap', ONE_OF_EACH],
]);

/** The provider by Nylas's name for it. Of one that is not in the table nothing is known, so nothing is refused but the phone filter is not used. */
export function providerCalled(name: string): Provider {
  return PROVIDERS.get(name.toLowerCase()) ?? { ...GOOGLE, label: name === '' ? 'the mailbox provider' : name, findsPhones: false };
}

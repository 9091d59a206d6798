/** What a provider can do, and its limits. */
export interface Provider {
  /** What people call it. */
  readonly label: string;
  /** How many groups a contact can be in; 0 if there are none. */
  readonly groups: number;
  /** How people create a group, since Nylas can't. */
  readonly createGroup: string;
  readonly emails: number;
  readonly phones: number;
  readonly phonesOf: Readonly<Record<PhoneType, number>>;
  /** The types for a number without one, best first; undefined means no type. */
  readonly phoneTypes: readonly [PhoneType | undefined, ...PhoneType[]];
  readonly messengers: number;
  readonly addresses: number;
  readonly addressesOfType: number;
  readonly pages: number;
  /** The type that every web page must have. */
  readonly pageType?: 'work';
  /** Whether contacts can be searched by phone number. */
  readonly findsPhones: boolean;
  readonly inbox: boolean;
  readonly notes: boolean;
  readonly suffix: boolean;
}

export type PhoneType = 'work' | 'home' | 'mobile' | 'other';

const MANY = Number.POSITIVE_INFINITY;
const ELSEWHERE = 'create the group in the mailbox';

const GOOGLE: Provider = {
  label: 'Google',
  groups: MANY,
  createGroup: 'create the label in Google Contacts',
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
  createGroup: ELSEWHERE,
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
  // Nylas's page contradicts itself about Exchange's mobile number, so the service decides.
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
  createGroup: ELSEWHERE,
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

/** The provider by Nylas's name. For an unknown one nothing is refused, and the phone filter isn't used. */
export function providerNamed(name: string): Provider {
  return (
    PROVIDERS.get(name.toLowerCase()) ?? {
      ...GOOGLE,
      label: name === '' ? 'the mailbox provider' : name,
      createGroup: ELSEWHERE,
      findsPhones: false,
    }
  );
}

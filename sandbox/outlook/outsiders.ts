/** A user of the organization's directory, with every property that can be read of it. */
export interface DirectoryUser {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  /** Null for an account without a mailbox. */
  readonly mail: string | null;
  readonly userPrincipalName: string;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly companyName: string | null;
  readonly officeLocation: string | null;
  readonly mobilePhone: string | null;
  readonly businessPhones: readonly string[];
  readonly streetAddress: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly accountEnabled: boolean;
  readonly userType: 'Member' | 'Guest';
}

/** Someone or something that the user writes to, in the order of relevance. */
export interface RelevantPerson {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly birthday: string;
  readonly personNotes: string;
  readonly isFavorite: boolean;
  readonly jobTitle: string | null;
  readonly companyName: string | null;
  readonly yomiCompany: string;
  readonly department: string | null;
  readonly officeLocation: string | null;
  readonly profession: string;
  readonly userPrincipalName: string | null;
  readonly imAddress: string | null;
  readonly scoredEmailAddresses: readonly { readonly address: string; readonly relevanceScore: number }[];
  readonly phones: readonly { readonly type: string; readonly number: string }[];
  readonly postalAddresses: readonly unknown[];
  readonly websites: readonly { readonly type: string; readonly address: string }[];
  readonly personType: { readonly class: string; readonly subclass: string };
}

/** A user with these properties and nothing else. */
export function directoryUser(number: number, fields: Partial<DirectoryUser> = {}): DirectoryUser {
  const address = `colleague.${number}@example.com`;
  return {
    ...NOTHING,
    id: guid('87d349ed', number),
    displayName: `Colleague ${number}`,
    mail: address,
    userPrincipalName: address,
    ...fields,
  };
}

/** A person with these properties and nothing else. */
export function relevantPerson(number: number, fields: Partial<RelevantPerson> = {}): RelevantPerson {
  return {
    id: guid('e3d0513b', number),
    displayName: `Correspondent ${number}`,
    givenName: null,
    surname: null,
    birthday: '',
    personNotes: '',
    isFavorite: false,
    jobTitle: null,
    companyName: null,
    yomiCompany: '',
    department: null,
    officeLocation: null,
    profession: '',
    userPrincipalName: null,
    imAddress: null,
    scoredEmailAddresses: [{ address: `correspondent.${number}@example.net`, relevanceScore: 20 - number }],
    phones: [],
    postalAddresses: [],
    websites: [],
    personType: { class: 'Person', subclass: 'ImplicitContact' },
    ...fields,
  };
}

/** Colleagues, a guest, someone who left, an account without a mailbox, and a room. */
export function seededUsers(): DirectoryUser[] {
  const colleagues = COLLEAGUES.map(([givenName, surname, department], number) => {
    const address = `${givenName}.${surname}@example.com`.toLowerCase();
    return directoryUser(number, {
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      mail: address,
      userPrincipalName: address,
      jobTitle: 'Engineer',
      department,
      companyName: 'Example Works',
      officeLocation: `20/${number}`,
      mobilePhone: `+1 555 010 02${number}0`,
      businessPhones: [`+1 555 010 03${number}0`],
      streetAddress: '1 Example Way',
      city: 'Seattle',
      state: 'WA',
      postalCode: '98101',
      country: 'United States',
    });
  });
  return [
    ...colleagues,
    directoryUser(20, {
      displayName: 'Gia Guest',
      mail: 'gia@example.org',
      userPrincipalName: 'gia_example.org#EXT#@example.com',
      userType: 'Guest',
    }),
    directoryUser(21, { displayName: 'Levi Left', givenName: 'Levi', surname: 'Left', accountEnabled: false }),
    directoryUser(22, { displayName: 'Backup Service', mail: null, userPrincipalName: 'backup@example.com' }),
    directoryUser(23, { displayName: 'Room 20/1', mail: 'room.20.1@example.com', accountEnabled: false }),
  ];
}

/** Correspondents, a colleague with two addresses, a group and a room. */
export function seededPeople(): RelevantPerson[] {
  return [
    relevantPerson(0, {
      displayName: 'Perry Partner',
      givenName: 'Perry',
      surname: 'Partner',
      jobTitle: 'Buyer',
      companyName: 'Example Parts',
      phones: [{ type: 'business', number: '+1 555 010 0400' }],
      websites: [{ type: 'work', address: 'https://example.net/perry' }],
    }),
    relevantPerson(1, {
      displayName: 'Mia Example',
      givenName: 'Mia',
      surname: 'Example',
      department: 'Sales',
      userPrincipalName: 'mia.example@example.com',
      imAddress: 'sip:mia.example@example.com',
      scoredEmailAddresses: [
        { address: 'mia@example.net', relevanceScore: 19 },
        { address: 'mia.example@example.com', relevanceScore: 18 },
      ],
      personType: { class: 'Person', subclass: 'OrganizationUser' },
    }),
    relevantPerson(2),
    relevantPerson(3, { displayName: 'Everyone', personType: { class: 'Group', subclass: 'UnifiedGroup' } }),
    relevantPerson(4, { displayName: 'Room 20/1', personType: { class: 'Other', subclass: 'Room' } }),
  ];
}

const COLLEAGUES = [
  ['Mia', 'Example', 'Sales'],
  ['Noah', 'Adams', 'Sales'],
  ['Olga', 'Petrova', 'Support'],
  ['Paul', "O'Neill", 'Research'],
] as const;

const NOTHING = {
  givenName: null,
  surname: null,
  jobTitle: null,
  department: null,
  companyName: null,
  officeLocation: null,
  mobilePhone: null,
  businessPhones: [],
  streetAddress: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
  accountEnabled: true,
  userType: 'Member',
} as const;

function guid(start: string, number: number): string {
  return `${start}-6f5e-4d2c-8b1a-${String(number).padStart(12, '0')}`;
}

/** The parts of a contact that a client can write, by the kind of their value. */
export const TEXTS = [
  'assistantName',
  'businessHomePage',
  'companyName',
  'department',
  'displayName',
  'fileAs',
  'generation',
  'givenName',
  'initials',
  'jobTitle',
  'manager',
  'middleName',
  'mobilePhone',
  'nickName',
  'officeLocation',
  'personalNotes',
  'profession',
  'spouseName',
  'surname',
  'title',
  'yomiCompanyName',
  'yomiGivenName',
  'yomiSurname',
] as const;
export const LISTS = ['businessPhones', 'homePhones', 'imAddresses', 'children', 'categories'] as const;
export const ADDRESSES = ['homeAddress', 'businessAddress', 'otherAddress'] as const;
export const ADDRESS_PARTS = ['street', 'city', 'state', 'postalCode', 'countryOrRegion'] as const;

/** The mailbox's own data about a contact. */
export const SYSTEM = ['id', 'changeKey', 'createdDateTime', 'lastModifiedDateTime', 'parentFolderId'] as const;

export type TextName = (typeof TEXTS)[number];
export type ListName = (typeof LISTS)[number];
export type AddressName = (typeof ADDRESSES)[number];
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** Only the parts that were given. */
export type Address = Readonly<Partial<Record<AddressPart, string>>>;

export interface EmailAddress {
  readonly name: string | null;
  readonly address: string | null;
}

export type ContactFields = Readonly<Record<TextName, string | null>> &
  Readonly<Record<ListName, readonly string[]>> &
  Readonly<Record<AddressName, Address>> & {
    readonly emailAddresses: readonly EmailAddress[];
    /** As given: a day or a date-time with an offset. */
    readonly birthday: string | null;
  };

export interface StoredContact {
  /** The immutable form. */
  readonly id: string;
  readonly folderId: string;
  readonly changeKey: string;
  /** Milliseconds since 1970, whole seconds. */
  readonly created: number;
  readonly modified: number;
  readonly fields: ContactFields;
}

/** The contact's fields after a change. The display name follows its parts unless the same change sets it. */
export function merged(before: ContactFields, changes: Partial<ContactFields>): ContactFields {
  const after = { ...before, ...changes };
  const renamed = NAME_PARTS.some((part) => after[part] !== before[part]);
  return renamed && changes.displayName === undefined ? { ...after, displayName: fullName(after) } : after;
}

export const NO_FIELDS: ContactFields = {
  assistantName: null,
  businessHomePage: null,
  companyName: null,
  department: null,
  displayName: null,
  fileAs: null,
  generation: null,
  givenName: null,
  initials: null,
  jobTitle: null,
  manager: null,
  middleName: null,
  mobilePhone: null,
  nickName: null,
  officeLocation: null,
  personalNotes: null,
  profession: null,
  spouseName: null,
  surname: null,
  title: null,
  yomiCompanyName: null,
  yomiGivenName: null,
  yomiSurname: null,
  businessPhones: [],
  homePhones: [],
  imAddresses: [],
  children: [],
  categories: [],
  emailAddresses: [],
  homeAddress: {},
  businessAddress: {},
  otherAddress: {},
  birthday: null,
};

const NAME_PARTS = ['givenName', 'middleName', 'surname', 'generation'] as const;

function fullName(fields: ContactFields): string | null {
  return (
    NAME_PARTS.map((part) => fields[part])
      .filter(Boolean)
      .join(' ') || null
  );
}

/** Hears of every change of a contact. */
export type ContactListener = (change: 'created' | 'updated' | 'deleted', contact: StoredContact) => void;

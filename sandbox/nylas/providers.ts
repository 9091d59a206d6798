import type { PhoneType, Provider, Source } from './contact.ts';

/** What one provider can do, and its limits: the table of the vendor's guide, one line for each difference. */
export interface ProviderRules {
  /** The sources that can be listed. */
  readonly sources: readonly Source[];
  /** `source=address_book,inbox`. */
  readonly severalSources: boolean;
  readonly phoneFilter: boolean;
  /** `recurse=true` also reads one level below a group. */
  readonly recurse: boolean;
  /** How many groups a contact can be in; 0 if the provider has none. */
  readonly groups: number;
  readonly emails: number;
  readonly phones: number;
  readonly phonesByType: Readonly<Record<PhoneType, number>>;
  readonly imAddresses: number;
  readonly addresses: number;
  readonly addressesByType: number;
  readonly webPages: number;
  /** `work` is the only type of web page. */
  readonly workPagesOnly: boolean;
  readonly storesEmailTypes: boolean;
  readonly storesSuffix: boolean;
}

const MANY = Number.POSITIVE_INFINITY;

const GOOGLE: ProviderRules = {
  sources: ['address_book', 'domain', 'inbox'],
  severalSources: false,
  phoneFilter: true,
  recurse: false,
  groups: MANY,
  emails: MANY,
  phones: MANY,
  phonesByType: { work: MANY, home: MANY, mobile: MANY, other: MANY },
  imAddresses: MANY,
  addresses: MANY,
  addressesByType: MANY,
  webPages: MANY,
  workPagesOnly: false,
  storesEmailTypes: true,
  storesSuffix: true,
};

const MICROSOFT: ProviderRules = {
  ...GOOGLE,
  phoneFilter: false,
  recurse: true,
  groups: 1,
  emails: 3,
  phonesByType: { work: 2, home: 2, mobile: 1, other: 0 },
  imAddresses: 3,
  addressesByType: 1,
  webPages: 1,
  workPagesOnly: true,
  storesEmailTypes: false,
};

const EWS: ProviderRules = {
  ...MICROSOFT,
  sources: ['address_book', 'domain'],
  phoneFilter: true,
  recurse: false,
  groups: 0,
  // The vendor's page contradicts itself about a mobile number; the switch `ewsMobilePhones` decides.
  phonesByType: { work: 2, home: 2, mobile: 1, other: 1 },
  storesSuffix: false,
};

const IMAP: ProviderRules = {
  ...GOOGLE,
  severalSources: true,
  groups: 1,
  emails: 1,
  phones: 1,
  phonesByType: { work: 1, home: 1, mobile: 0, other: 0 },
  imAddresses: 1,
  addresses: 1,
  webPages: 1,
};

export const PROVIDER_RULES: Readonly<Record<Provider, ProviderRules>> = {
  google: GOOGLE,
  microsoft: MICROSOFT,
  ews: EWS,
  icloud: IMAP,
  imap: IMAP,
};

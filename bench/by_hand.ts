/**
 * The loops that somebody would write by hand for one account alone, over the same bytes: what a sweep is measured by. They check nothing,
 * and their rows are plain.
 */
import { hash } from 'node:crypto';

export type ByHand = (pages: readonly Buffer[]) => number;

/** How many contacts of Outlook have a number that ends with these digits. */
export function outlookPhone(digits: string): ByHand {
  return (pages) =>
    count<OutlookRow>(pages, 'value', (row) => [row.mobilePhone, ...row.businessPhones, ...row.homePhones].some(ends(digits)));
}

export function nylasPhone(digits: string): ByHand {
  return (pages) => count<NylasRow>(pages, 'data', (row) => (row.phone_numbers ?? []).some(({ number }) => ends(digits)(number)));
}

/** Rows of a poll, each with a hash of what was read. */
export function nylasPoll(pages: readonly Buffer[]): number {
  return made<NylasRow>(pages, 'data', (row) => {
    const {
      id,
      given_name,
      middle_name,
      surname,
      suffix,
      nickname,
      birthday,
      company_name,
      job_title,
      manager_name,
      office_location,
      notes,
    } = row;
    const [address] = row.physical_addresses ?? [];
    return {
      id,
      revision: hash('sha256', JSON.stringify(row), 'hex'),
      full_name: [given_name, middle_name, surname, suffix].filter(Boolean).join(' '),
      first_name: given_name,
      middle_name,
      last_name: surname,
      suffix,
      nickname,
      birthday,
      company: company_name,
      job_title,
      manager: manager_name,
      office_location,
      notes,
      email: row.emails?.[0]?.email,
      emails: row.emails?.map(({ email, type }) => ({ address: email, type })),
      phone: row.phone_numbers?.[0]?.number,
      phones: row.phone_numbers?.map(({ number, type }) => ({ number, type })),
      addresses: row.physical_addresses,
      street: address?.street_address,
      city: address?.city,
      region: address?.state,
      postal_code: address?.postal_code,
      country: address?.country,
      website: row.web_pages?.[0]?.url,
      groups: row.groups,
      source: row.source,
    };
  });
}

/** Line items, as a search gives them. */
export function highlevelList(pages: readonly Buffer[]): number {
  return made<HighlevelRow>(pages, 'contacts', (row) => ({
    id: row.id,
    full_name: row.contactName,
    first_name: row.firstName,
    last_name: row.lastName,
    email: row.email,
    phone: row.phone,
    company: row.companyName,
    street: row.address,
    city: row.city,
    region: row.state,
    postal_code: row.postalCode,
    country: row.country,
    website: row.website,
    birthday: row.dateOfBirth,
    tags: row.tags.join(', '),
    owner_id: row.assignedTo,
    business_id: row.businessId,
    source: row.source,
    do_not_disturb: row.dnd,
    created_at: row.dateAdded,
    updated_at: row.dateUpdated,
    ...Object.fromEntries(row.customFields.map(({ id, value }) => [`custom_${id}`, value])),
  }));
}

export function outlookList(pages: readonly Buffer[]): number {
  return made<OutlookRow>(pages, 'value', (row) => {
    const address = row.businessAddress;
    return {
      id: row.id,
      full_name: row.displayName,
      prefix: row.title,
      first_name: row.givenName,
      middle_name: row.middleName,
      last_name: row.surname,
      suffix: row.generation,
      nickname: row.nickName,
      email: row.emailAddresses[0]?.address,
      other_emails: row.emailAddresses
        .slice(1)
        .map((entry) => entry.address)
        .join(', '),
      phone: row.mobilePhone,
      mobile_phone: row.mobilePhone,
      work_phone: row.businessPhones[0],
      home_phone: row.homePhones[0],
      company: row.companyName,
      department: row.department,
      job_title: row.jobTitle,
      manager: row.manager,
      office_location: row.officeLocation,
      street: address?.street,
      city: address?.city,
      region: address?.state,
      postal_code: address?.postalCode,
      country: address?.countryOrRegion,
      birthday: row.birthday?.slice(0, 10),
      website: row.businessHomePage,
      im_addresses: row.imAddresses.join(', '),
      notes: row.personalNotes,
      tags: row.categories.join(', '),
      folder_id: row.parentFolderId,
      created_at: row.createdDateTime,
      updated_at: row.lastModifiedDateTime,
    };
  });
}

function count<T>(pages: readonly Buffer[], list: string, fits: (row: T) => boolean): number {
  return pages.reduce((sum, bytes) => sum + rowsIn<T>(bytes, list).filter(fits).length, 0);
}

/** Makes the rows, and keeps them until all are there. */
function made<T>(pages: readonly Buffer[], list: string, toRow: (row: T) => object): number {
  const rows: object[] = [];
  for (const bytes of pages) for (const row of rowsIn<T>(bytes, list)) rows.push(toRow(row));
  return rows.length;
}

function rowsIn<T>(bytes: Buffer, list: string): readonly T[] {
  return JSON.parse(bytes.toString('utf8'))[list] ?? [];
}

function ends(digits: string): (number: string | null | undefined) => boolean {
  return (number) => number?.replace(/\D/g, '').endsWith(digits) ?? false;
}

type Text = string | null | undefined;

interface OutlookRow extends Readonly<Record<string, unknown>> {
  readonly mobilePhone: string | null;
  readonly businessPhones: readonly string[];
  readonly homePhones: readonly string[];
  readonly emailAddresses: readonly { readonly address?: string }[];
  readonly imAddresses: readonly string[];
  readonly categories: readonly string[];
  readonly birthday?: string | null;
  readonly businessAddress?: {
    readonly street: Text;
    readonly city: Text;
    readonly state: Text;
    readonly postalCode: Text;
    readonly countryOrRegion: Text;
  };
}

interface NylasRow extends Readonly<Record<string, unknown>> {
  readonly emails?: readonly { readonly email: Text; readonly type: Text }[];
  readonly phone_numbers?: readonly { readonly number: Text; readonly type: Text }[];
  readonly web_pages?: readonly { readonly url: Text }[];
  readonly physical_addresses?: readonly Readonly<Record<'street_address' | 'city' | 'state' | 'postal_code' | 'country', Text>>[];
}

interface HighlevelRow extends Readonly<Record<string, unknown>> {
  readonly tags: readonly string[];
  readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
}

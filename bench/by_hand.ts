/**
 * Loops written by hand for one account type, over the same bytes: the measure for a sweep. They return the rows that
 * the step returns (the bench compares them), but they know the account beforehand and check nothing.
 */
import { hash } from 'node:crypto';

export type Row = Readonly<Record<string, unknown>>;
export type ByHand = (pages: readonly Buffer[]) => readonly Row[];

/** Outlook's contacts with a number that ends in these digits. */
export function outlookPhone(digits: string): ByHand {
  return (pages) =>
    rowsOf<OutlookRow>(pages, 'value').filter((row) => [row.mobilePhone, ...row.businessPhones, ...row.homePhones].some(ends(digits)));
}

export function nylasPhone(digits: string): ByHand {
  return (pages) => rowsOf<NylasRow>(pages, 'data').filter((row) => (row.phone_numbers ?? []).some(({ number }) => ends(digits)(number)));
}

/** The rows of a poll, each with a hash of what was read, without empty keys. `names` are the groups' names by ID. */
export function nylasPoll(names: ReadonlyMap<string, string>): ByHand {
  return (pages) =>
    rowsOf<NylasRow>(pages, 'data').map((row) => {
      const address = row.physical_addresses?.[0];
      const phone = (type: string) => row.phone_numbers?.find((item) => item.type === type)?.number;
      return filled({
        id: row.id,
        account_type: 'nylas',
        full_name: [row.given_name, row.middle_name, row.surname, row.suffix].filter(Boolean).join(' '),
        first_name: row.given_name,
        middle_name: row.middle_name,
        last_name: row.surname,
        suffix: row.suffix,
        nickname: row.nickname,
        email: row.emails?.[0]?.email,
        emails: row.emails?.map(({ email, type }) => ({ address: email, type })),
        phone: row.phone_numbers?.[0]?.number,
        phones: row.phone_numbers?.map(({ number, type }) => ({ number, type })),
        mobile_phone: phone('mobile'),
        work_phone: phone('work'),
        home_phone: phone('home'),
        company: row.company_name,
        job_title: row.job_title,
        manager: row.manager_name,
        office_location: row.office_location,
        addresses: row.physical_addresses?.map(({ type, street_address, city, state, postal_code, country }) => ({
          type,
          street: street_address,
          city,
          region: state,
          postal_code,
          country,
        })),
        street: address?.street_address,
        city: address?.city,
        region: address?.state,
        postal_code: address?.postal_code,
        country: address?.country,
        country_code: address?.country,
        birthday: row.birthday,
        birthday_month_day: row.birthday?.slice(5),
        website: row.web_pages?.[0]?.url,
        websites: row.web_pages?.map(({ url }) => url),
        im_addresses: row.im_addresses?.map(({ im_address }) => im_address),
        notes: row.notes,
        tags: row.groups?.map(({ id }) => names.get(id)),
        groups: row.groups?.map(({ id }) => ({ id, name: names.get(id) })),
        source: row.source,
        revision: hash('sha256', JSON.stringify(row), 'hex').slice(0, 32),
      });
    });
}

/** Line items, as a search returns them. `days` are the IDs of the custom fields that hold a day. */
export function highlevelList(location: string, days: ReadonlySet<string>): ByHand {
  return (pages) =>
    rowsOf<HighlevelRow>(pages, 'contacts').map((row) => {
      const item: Record<string, unknown> = {
        id: row.id,
        account_type: 'highlevel',
        url: `https://app.gohighlevel.com/v2/location/${location}/contacts/detail/${row.id}`,
        full_name: [row.firstName, row.lastName].filter(Boolean).join(' '),
        prefix: null,
        first_name: orNull(row.firstName),
        middle_name: null,
        last_name: orNull(row.lastName),
        suffix: null,
        nickname: null,
        email: orNull(row.email),
        phone: orNull(row.phone),
        mobile_phone: null,
        work_phone: null,
        home_phone: null,
        company: orNull(row.companyName),
        department: null,
        job_title: null,
        manager: null,
        office_location: null,
        street: orNull(row.address),
        city: orNull(row.city),
        region: orNull(row.state),
        postal_code: orNull(row.postalCode),
        country: orNull(row.country),
        country_code: orNull(row.country),
        birthday: orNull(row.dateOfBirth),
        birthday_month_day: orNull(row.dateOfBirth?.slice(5)),
        website: orNull(row.website),
        websites: orNull(row.website),
        im_addresses: null,
        notes: null,
        tags: joined(row.tags),
        folder_id: null,
        owner_id: orNull(row.assignedTo),
        business_id: orNull(row.businessId),
        source: orNull(row.source),
        do_not_disturb: orNull(row.dnd),
        created_at: row.dateAdded,
        updated_at: row.dateUpdated,
        other_emails: joined(row.additionalEmails),
        other_phones: joined(row.additionalPhones),
      };
      for (const { id, value } of row.customFields) item[`custom_${id}`] = days.has(id) ? dayOf(value) : asText(value);
      return item;
    });
}

export function outlookList(pages: readonly Buffer[]): readonly Row[] {
  return rowsOf<OutlookRow>(pages, 'value').map((row) => {
    const address = [row.businessAddress, row.homeAddress, row.otherAddress].find(
      (one) => one?.street || one?.city || one?.countryOrRegion,
    );
    return {
      id: row.id,
      account_type: 'outlook',
      url: null,
      full_name: orNull(row.displayName),
      prefix: orNull(row.title),
      first_name: orNull(row.givenName),
      middle_name: orNull(row.middleName),
      last_name: orNull(row.surname),
      suffix: orNull(row.generation),
      nickname: orNull(row.nickName),
      email: orNull(row.emailAddresses[0]?.address),
      phone: orNull(row.mobilePhone ?? row.businessPhones[0] ?? row.homePhones[0]),
      mobile_phone: orNull(row.mobilePhone),
      work_phone: orNull(row.businessPhones[0]),
      home_phone: orNull(row.homePhones[0]),
      company: orNull(row.companyName),
      department: orNull(row.department),
      job_title: orNull(row.jobTitle),
      manager: orNull(row.manager),
      office_location: orNull(row.officeLocation),
      street: orNull(address?.street),
      city: orNull(address?.city),
      region: orNull(address?.state),
      postal_code: orNull(address?.postalCode),
      country: orNull(address?.countryOrRegion),
      country_code: orNull(address?.countryOrRegion),
      birthday: orNull(row.birthday?.slice(0, 10)),
      birthday_month_day: orNull(row.birthday?.slice(5, 10)),
      website: orNull(row.businessHomePage),
      websites: orNull(row.businessHomePage),
      im_addresses: joined(row.imAddresses),
      notes: orNull(row.personalNotes),
      tags: joined(row.categories),
      folder_id: row.parentFolderId,
      owner_id: null,
      business_id: null,
      source: null,
      do_not_disturb: null,
      created_at: new Date(row.createdDateTime).toISOString(),
      updated_at: new Date(row.lastModifiedDateTime).toISOString(),
      other_emails: joined(row.emailAddresses.slice(1).map((item) => item.address)),
      other_phones: joined([row.mobilePhone, ...row.businessPhones, ...row.homePhones].filter(Boolean).slice(1)),
      custom_spouseName: orNull(row.spouseName),
      custom_assistantName: orNull(row.assistantName),
      custom_profession: orNull(row.profession),
      custom_initials: orNull(row.initials),
      custom_fileAs: orNull(row.fileAs),
      custom_yomiGivenName: orNull(row.yomiGivenName),
      custom_yomiSurname: orNull(row.yomiSurname),
      custom_yomiCompanyName: orNull(row.yomiCompanyName),
      custom_children: joined(row.children),
    };
  });
}

function rowsOf<T>(pages: readonly Buffer[], list: string): readonly T[] {
  return pages.flatMap((bytes): readonly T[] => JSON.parse(bytes.toString('utf8'))[list]);
}

function orNull<T>(value: T | undefined): T | null {
  return value ?? null;
}

function filled(row: Row): Row {
  const short: Record<string, unknown> = {};
  for (const key in row) {
    const value = row[key];
    if (value && !(Array.isArray(value) && value.length === 0)) short[key] = value;
  }
  return short;
}

function joined(texts: readonly unknown[]): string | null {
  return texts.length === 0 ? null : texts.join(', ');
}

function dayOf(value: unknown): string {
  return new Date(value as string | number).toISOString().slice(0, 10);
}

/** Files by their addresses, lists as one text. */
function asText(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('url' in value) return value.url;
  return joined(Object.values(value).map(asText));
}

function ends(digits: string): (number: string | null | undefined) => boolean {
  return (number) => number?.replace(/\D/g, '').endsWith(digits) ?? false;
}

type Text = string | null | undefined;

interface OutlookRow extends Row {
  readonly mobilePhone: string | null;
  readonly businessPhones: readonly string[];
  readonly homePhones: readonly string[];
  readonly emailAddresses: readonly { readonly address?: string }[];
  readonly imAddresses: readonly string[];
  readonly categories: readonly string[];
  readonly children: readonly string[];
  readonly birthday?: string | null;
  readonly createdDateTime: string;
  readonly lastModifiedDateTime: string;
  readonly businessAddress?: OutlookAddress;
  readonly homeAddress?: OutlookAddress;
  readonly otherAddress?: OutlookAddress;
}

type OutlookAddress = Readonly<Record<'street' | 'city' | 'state' | 'postalCode' | 'countryOrRegion', Text>>;

interface NylasRow extends Row {
  readonly birthday?: string;
  readonly emails?: readonly { readonly email: Text; readonly type: Text }[];
  readonly phone_numbers?: readonly { readonly number: Text; readonly type: Text }[];
  readonly im_addresses?: readonly { readonly im_address: Text }[];
  readonly web_pages?: readonly { readonly url: Text }[];
  readonly groups?: readonly { readonly id: string }[];
  readonly physical_addresses?: readonly Readonly<Record<'type' | 'street_address' | 'city' | 'state' | 'postal_code' | 'country', Text>>[];
}

interface HighlevelRow extends Row {
  readonly dateOfBirth?: string;
  readonly tags: readonly string[];
  readonly additionalEmails: readonly string[];
  readonly additionalPhones: readonly string[];
  readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
}

import type { Contact } from '../contacts/contact.ts';

/** The fields that a card and a contact have in common. */
export type CardFields = Pick<
  Contact,
  | 'full_name'
  | 'prefix'
  | 'first_name'
  | 'middle_name'
  | 'last_name'
  | 'suffix'
  | 'nickname'
  | 'emails'
  | 'phones'
  | 'company'
  | 'department'
  | 'job_title'
  | 'manager'
  | 'office_location'
  | 'addresses'
  | 'birthday'
  | 'birthday_month_day'
  | 'websites'
  | 'im_addresses'
  | 'notes'
  | 'tags'
>;

/** One card of a file. */
export interface Card {
  readonly fields: CardFields;
  /** The picture in the card; null if there's none, or only its address. */
  readonly photo: Buffer | null;
  /** What the card has and a contact doesn't, in words for a person. */
  readonly unsupported: readonly string[];
}

/** A section of the forms that describe a contact. */
export type ContactGroup = 'name' | 'reach' | 'work' | 'address' | 'more';

/**
 * What a step can be given for a field: one text, texts that are added to those that are there, values to take away, one of the choices,
 * yes or no, or names of tags.
 */
export type InputKind = 'text' | 'list' | 'remove' | 'choice' | 'yes_no' | 'tags';

/** What a form is for: a new contact, one that is there, or whichever it turns out to be. */
export type Purpose = 'create' | 'update' | 'either';

/** One field of a contact, in forms and in what steps return. */
export interface ContactField {
  readonly label: string;
  /** Left out where a step can't be given the field: then it's returned only. */
  readonly input?: InputKind;
  readonly group?: ContactGroup;
  /** What a form says below it: the same everywhere, or only what can be the case with what the form is for. */
  readonly help?: string | Readonly<Partial<Record<Purpose, string>>>;
  /** Whether every form has it, also before an account is connected. */
  readonly inEveryForm?: true;
  /** The hidden list that its picker shows. */
  readonly picker?: 'business_list' | 'folder_list' | 'owner_list' | 'tag_list';
  readonly choices?: Readonly<Record<string, string>>;
  /** Whether people write several lines into it. */
  readonly multiline?: true;
  /** What its text has to look like. */
  readonly holds?: 'email' | 'phone' | 'day';
  /** Whether it's enough to tell a contact from others. */
  readonly identifies?: true;
  /** The key that it's read from: it's the first entry there, or the first of a type, or a part of it. */
  readonly readFrom?: 'emails' | 'phones' | 'addresses' | 'websites' | 'birthday';
  readonly outputType?: 'datetime';
  /** What each entry of a list is made of, by label. */
  readonly entry?: Readonly<Record<string, string>>;
  /** What it looks like. Left out where it's never returned: what is given for it comes back in another field. */
  readonly sample?: string | boolean | string[] | Record<string, string>[];
}

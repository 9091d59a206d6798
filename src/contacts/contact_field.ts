/** A section of the forms that describe a contact. */
export type FormSection = 'name' | 'email_phone' | 'work' | 'address' | 'more';

/**
 * What a step takes for a field: a text, a list of texts to add, values to remove, one of the choices, yes or no, or the names of tags.
 */
export type InputKind = 'text' | 'list' | 'remove' | 'choice' | 'yes_no' | 'tags';

/** What a form is for: a new contact, an existing one, or either. */
export type Purpose = 'create' | 'update' | 'either';

/** One field of a contact, in forms and in outputs. */
export interface ContactField {
  readonly label: string;
  /** Missing if a step can't set the field, and only returns it. */
  readonly input?: InputKind;
  readonly section?: FormSection;
  /** The help text: the same in every form, or one for each purpose. */
  readonly help?: string | Readonly<Partial<Record<Purpose, string>>>;
  /** Whether every form has it, even before an account is connected. */
  readonly inEveryForm?: true;
  /** The hidden list that its picker shows. */
  readonly picker?: 'business_list' | 'folder_list' | 'owner_list' | 'tag_list';
  readonly choices?: Readonly<Record<string, string>>;
  /** Whether its text can have several lines. */
  readonly multiline?: true;
  /** The format of its text. */
  readonly holds?: 'email' | 'phone' | 'day';
  /** Whether it's enough to recognize a contact. */
  readonly identifies?: true;
  /** The key that it's read from: the first item there, the first of a type, or a part of it. */
  readonly readFrom?: 'emails' | 'phones' | 'addresses' | 'websites' | 'birthday';
  readonly outputType?: 'datetime';
  /** The parts of each item of a list, with their labels. */
  readonly itemLabels?: Readonly<Record<string, string>>;
  /** Missing if the field is never returned: what's set there is returned in another field. */
  readonly sample?: string | boolean | string[] | Record<string, string>[];
}

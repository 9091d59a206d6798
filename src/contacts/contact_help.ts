import type { Purpose } from './contact_field.ts';

type Help = Readonly<Partial<Record<Purpose, string>>>;

/** Help texts that fit the purpose of each form: Create Contact never mentions an existing contact. */
export const HELP_BY_FORM = {
  email: {
    update: 'Replaces the main address. The other addresses stay.',
    either: 'Fill in an email or a phone. On an existing contact, replaces the main address. The other addresses stay.',
  },
  other_emails: {
    create: 'Separate several with commas.',
    update: 'Added to the addresses of the contact. Separate several with commas.',
    either: 'On an existing contact, added to its addresses. Separate several with commas.',
  },
  phone: {
    create: 'Best with the country code, like +1 555 010 0123.',
    update: 'Replaces the main number. The other numbers stay. Best with the country code, like +1 555 010 0123.',
    either:
      'Fill in an email or a phone. Without a country code like +1, the country of the account or of your time zone counts. On an existing contact, replaces the main number and keeps the others.',
  },
  address_type: {
    update: "Which of the contact's addresses to change. The first one, unless you choose.",
    either: 'On an existing contact, which of its addresses to change. The first one, unless you choose.',
  },
  im_addresses: {
    create: 'Separate several with commas.',
    update: 'Added to those of the contact. Separate several with commas.',
    either: 'On an existing contact, added to those it has. Separate several with commas.',
  },
  notes: {
    update: "Replaces the contact's own text. To add to it, use Add Note.",
    either: 'On an existing contact, replaces its own text. To add to it, fill in Note instead.',
  },
  tags: {
    create: `${__BUILD__.words.Tag} names, one in each field or separated by commas.`,
    update: `${__BUILD__.words.Tag} names, one in each field or separated by commas. ${__BUILD__.words.Tags} Mode says what to do with them.`,
    either: `${__BUILD__.words.Tag} names, one in each field or separated by commas. An existing contact also keeps its ${__BUILD__.words.tags}.`,
  },
  folder_id: { either: 'Only looks for the contact in this folder, and creates it there.' },
} satisfies Readonly<Record<string, Help>>;

/** The fewest requests in which a step can be done at all, where that is not one, and what is behind every request above it. */
export interface Floor {
  /** For the accounts that are named; one for all others. */
  readonly least: Readonly<Record<string, number>>;
  readonly why: string;
}

const READ_FIRST = 'An update reads first: it sends only what differs, and nothing when nothing does.';
const LISTS = { outlook: 3 };
const LISTS_WHY = 'To Do can look for no link, so the lists are asked for, then each of them.';

/** By the operation as the table of requests names it. What is not here is at its floor with every account. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  'trigger folder_list': {
    least: { outlook: 2 },
    why: 'Graph lists the folders without the default one, which only a contact in it names. A folder whose children do not come along takes one more.',
  },
  'trigger contact_list (page 1)': {
    least: {},
    why: 'Nylas and Outlook (over all folders) have page tokens and no page numbers. The platform keeps the token; here nothing does, so the first page is read again.',
  },
  'search find_contact': {
    least: {},
    why: 'Nylas compares emails letter by letter: as it was typed (in capitals here), then in small letters.',
  },
  'search find_contact (nobody)': {
    least: {},
    why: 'Contacts API: the search index lags behind writes, so what it does not find is looked for once more in the duplicate check. Outlook: nobody in the default folder, so all others are asked, in one batch.',
  },
  'create update_contact': { least: {}, why: READ_FIRST },
  'create create_or_update_contact': {
    least: { contacts_api: 2, highlevel: 2, outlook: 2, nylas: 2 },
    why: 'By email: a look, a read where the look gave too little (Contacts API), and the write. A phone is looked for only where nobody has the email.',
  },
  'create create_or_update_contact (new)': {
    least: { contacts_api: 2, highlevel: 2, outlook: 2, nylas: 2 },
    why: 'One look and one write; in the Contacts API a second look past the lagging index, since a second contact is worse than a request.',
  },
  'create add_tags': { least: { outlook: 2, nylas: 2 }, why: 'Graph and Nylas replace the whole list, so it is read first.' },
  'create remove_tags': { least: { outlook: 2, nylas: 2 }, why: 'Graph and Nylas replace the whole list, so it is read first.' },
  'create add_task': { least: { outlook: 2 }, why: 'Graph has no name for the default list: the lists are asked which it is.' },
  'trigger task_list': { least: LISTS, why: LISTS_WHY },
  'search find_tasks': { least: LISTS, why: LISTS_WHY },
  'create add_note': {
    least: { outlook: 2, nylas: 2 },
    why: 'The account keeps one text for each contact: it is read, and written with the note at its end.',
  },
  'search find_contact_details': {
    least: { contacts_api: 4, highlevel: 4, outlook: 5, nylas: 1 },
    why: 'Each kind of thing has a request of its own, sent side by side. Where the notes or the picture are a part of the contact, the contact is asked for once more for each.',
  },
  'trigger new_contact': { least: { nylas: 2 }, why: 'Nylas has no dates, so every poll reads the whole book, 200 contacts a page.' },
  'trigger new_or_updated_contact': {
    least: { nylas: 2 },
    why: 'Nylas has no dates, so every poll reads the whole book, 200 contacts a page.',
  },
  'trigger new_or_updated_contact (turned on)': {
    least: { nylas: 2 },
    why: 'Nylas has no dates, so every poll reads the whole book, 200 contacts a page.',
  },
};

/** The floor of an operation that sends anything at all. */
export function floorOf(operation: string, account: string, requests: number): number {
  return Math.min(requests, FLOORS[operation]?.least[account] ?? 1);
}

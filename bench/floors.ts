/** The fewest requests that a step needs, if that isn't one, and the reason for every request above it. */
export interface Floor {
  /** By account type; one for all others. */
  readonly least: Readonly<Record<string, number>>;
  readonly why: string;
}

const READ_FIRST = 'An update reads first, so that it sends only what differs, or nothing if nothing does.';
const WORKFLOWS_WHY = 'The service answers the same for a workflow that is a draft or unknown, so the step reads the list first.';
const SEARCH_AND_WRITE = { contacts_api: 2, highlevel: 2, outlook: 2, google: 2, nylas: 2 };
const LISTS = { outlook: 3 };
const LISTS_WHY = "To Do can't search by link, so the step reads the lists, then each of them.";

/** By the operation's name in the table of requests. An operation that isn't here is at its floor with every account type. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  'trigger folder_list': {
    least: { outlook: 2 },
    why: 'Graph lists the folders without the default one; only a contact in it names it. A folder that comes without its children takes one more.',
  },
  'trigger contact_list (page 1)': {
    least: {},
    why: 'Nylas and Outlook (over all folders) have page tokens and no page numbers. Zapier keeps the token; here nothing does, so the first page is read again.',
  },
  'search find_contact': {
    least: {},
    why: 'Nylas compares emails letter by letter: first as typed (in capitals here), then in lower case.',
  },
  'search find_contact (nobody)': {
    least: {},
    why: 'Contacts API: the search index lags behind writes, so a search without a result also asks the duplicate check. Outlook: no one in the default folder, so all others are asked, in one batch.',
  },
  'create update_contact': { least: {}, why: READ_FIRST },
  'create update_contact (its business)': {
    least: { contacts_api: 2, highlevel: 2 },
    why: 'An update reads first. A business is set by a call of its own, which takes an unknown one without a word, so the business is read, too.',
  },
  'create add_to_workflow': { least: {}, why: WORKFLOWS_WHY },
  'create remove_from_workflow': { least: {}, why: WORKFLOWS_WHY },
  'search find_duplicates (nobody)': {
    least: { contacts_api: 2, highlevel: 2, outlook: 2, google: 2, nylas: 3 },
    why: 'The contact is read, and then all that might be alike, in one request. Nylas has no such search, so the whole book is read, 200 contacts per page.',
  },
  'create merge_contacts (preview)': {
    least: { contacts_api: 5, highlevel: 5, outlook: 6, google: 3, nylas: 3 },
    why: 'Both contacts are read, and all that hangs on the one to be deleted: notes, tasks, appointments, picture. HighLevel: its notes twice, because they may hold what an interrupted merge left there. Google: the contact once more before it would be deleted.',
  },
  'create merge_contacts (done)': {
    least: { contacts_api: 6, highlevel: 6, outlook: 8, google: 6, nylas: 5 },
    why: 'As in the preview, then the writes that are needed, and the deletion.',
  },
  'trigger tag_added': { least: { google: 2 }, why: 'Google lists the members of a group by their IDs, and then the step reads them.' },
  'create create_or_update_contact': {
    least: SEARCH_AND_WRITE,
    why: 'By email: a search, a read if the search returned too little (Contacts API), and the write. The phone is searched only if no one has the email.',
  },
  'create create_or_update_contact (new)': {
    least: SEARCH_AND_WRITE,
    why: 'One search and one write. The Contacts API needs a second search without the lagging index, because a second contact is worse than a request.',
  },
  'create import_vcard': {
    least: SEARCH_AND_WRITE,
    why: 'Each card is written as by Create or Update Contact: a search, a read if the search returned too little, and the write.',
  },
  'create import_vcard (again)': { least: {}, why: 'Each card is searched for, and read if the search returned too little.' },
  'create add_tags': {
    least: { outlook: 2, google: 2, nylas: 2 },
    why: 'The service replaces the whole list, so the step reads it first.',
  },
  'create remove_tags': {
    least: { outlook: 2, google: 2, nylas: 2 },
    why: 'The service replaces the whole list, so the step reads it first.',
  },
  'create add_task': {
    least: {},
    why: 'Graph has no name for the default list, so the step finds it among the lists, once if the platform keeps its ID.',
  },
  'trigger task_list': { least: LISTS, why: LISTS_WHY },
  'search find_tasks': { least: LISTS, why: LISTS_WHY },
  'create add_note': {
    least: { outlook: 2, google: 2, nylas: 2 },
    why: 'The account keeps one text for each contact. The step reads it and writes it with the note at its end.',
  },
  'search find_contact_details': {
    least: { contacts_api: 4, highlevel: 4, outlook: 5, nylas: 1 },
    why: 'Each part needs its own request, all at the same time. If the notes or the picture are a part of the contact, each of them reads the contact once more.',
  },
  'trigger new_contact': { least: { nylas: 2 }, why: 'Nylas has no dates, so every poll reads the whole book, 200 contacts per page.' },
  'trigger new_or_updated_contact': {
    least: { nylas: 2 },
    why: 'Nylas has no dates, so every poll reads the whole book, 200 contacts per page.',
  },
  'trigger new_or_updated_contact (turned on)': {
    least: { nylas: 2 },
    why: 'Nylas has no dates, so every poll reads the whole book, 200 contacts per page.',
  },
};

/** The floor of an operation that sends any request. */
export function floorOf(operation: string, account: string, requests: number): number {
  return Math.min(requests, FLOORS[operation]?.least[account] ?? 1);
}

import { createHash } from 'node:crypto';
import type { Account, Capability } from '../account.ts';
import { accountTypeOf } from '../accounts.ts';
import type { Book, ContactDetails, Facts, Named, TagCount } from '../book.ts';
import { contactPage, nameOf, type Selection } from './contact_page.ts';

/** An account that the page shows and changes without its API, as another person with the same account would. */
export interface ShownAccount {
  readonly key: string;
  readonly label: string;
  readonly has: readonly Capability[];
  readonly book: Book;
}

export function shownAccount(key: string, { book }: Pick<Account, 'book'>): ShownAccount {
  const { label, has } = accountTypeOf(key);
  return { key, label, has, book };
}

/** What the page shows of an account. */
export interface Shown extends Selection {
  /** The opened contact; empty if none is. */
  readonly contact: string;
}

/** What the page shows of one account. */
export interface AccountView {
  readonly key: string;
  readonly label: string;
  /** How many contacts the account has, how many match the search, and the page of those. */
  readonly total: number;
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly contacts: readonly ContactView[];
  /** The opened contact; null if none is, or if it was deleted. */
  readonly contact: WholeContact | null;
  /** Null if the account type has no tasks, or no folders. */
  readonly tasks: readonly TaskView[] | null;
  readonly folders: readonly (Named & { readonly contacts: number })[] | null;
  readonly tags: readonly TagCount[];
}

interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly tags: readonly string[];
}

interface WholeContact extends ContactDetails {
  readonly id: string;
  readonly name: string;
  readonly facts: Facts;
  /** Changes with the photo. Null if the contact has none; missing if the account type has no photos. */
  readonly photo?: string | null;
  /** What the account type doesn't have, in words. */
  readonly missing: readonly string[];
}

interface TaskView {
  readonly id: string;
  readonly title: string;
  readonly contact: string;
  /** YYYY-MM-DD, or empty. */
  readonly due: string;
  readonly completed: boolean;
}

/** A page of contacts, the opened one, and what else the account has. */
export function accountView({ key, label, has, book }: ShownAccount, shown: Shown): AccountView {
  const { ids, ...page } = contactPage(book, shown, CONTACTS_LIMIT);
  return {
    key,
    label,
    total: book.ids().length,
    ...page,
    contacts: ids.map((id) => contactView(book, id)),
    contact: shown.contact === '' ? null : wholeContact(book, has, shown.contact),
    tasks:
      book
        .latestTasks?.(TASKS_LIMIT)
        .map(({ contactId, day, ...task }) => ({ ...task, contact: nameOf(book.read(contactId)), due: day })) ?? null,
    folders: book.folders?.() ?? null,
    tags: book.tagCounts(),
  };
}

/** How many contacts are on a page, and how many tasks the page shows. */
const CONTACTS_LIMIT = 10;
const TASKS_LIMIT = 10;

function contactView(book: Book, id: string): ContactView {
  const facts = book.read(id);
  return {
    id,
    name: nameOf(facts),
    email: facts?.emails[0] ?? '',
    phone: facts?.phones[0] ?? '',
    company: facts?.company ?? '',
    tags: facts?.tags ?? [],
  };
}

function wholeContact(book: Book, has: readonly Capability[], id: string): WholeContact | null {
  const facts = book.read(id);
  if (facts === null) return null;
  const details = book.details?.(id) ?? { notes: book.notes(id).map((text) => ({ id: '', title: '', text })) };
  const photo = book.photo === undefined ? {} : { photo: versionOf(book.photo(id)) };
  const missing = PARTS.filter(([part]) => !has.includes(part)).map(([, name]) => name);
  return { id, name: nameOf(facts), facts, ...details, ...photo, missing };
}

const PARTS: readonly (readonly [Capability, string])[] = [
  ['tasks', 'tasks'],
  ['appointments', 'appointments'],
  ['customFields', 'custom fields'],
  ['folders', 'folders'],
  ['photo', 'photos'],
];

function versionOf(photo: Buffer | null): string | null {
  return photo === null ? null : createHash('sha256').update(photo).digest('hex').slice(0, 12);
}

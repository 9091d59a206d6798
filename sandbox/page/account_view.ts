import type { Account } from '../account.ts';
import { accountTypeOf } from '../accounts.ts';
import type { Book, TagCount } from '../book.ts';

/** An account that the page shows and changes past its API, as another person with the same account would. */
export interface ShownAccount {
  readonly key: string;
  readonly label: string;
  readonly book: Book;
}

export function shownAccount(key: string, { book }: Pick<Account, 'book'>): ShownAccount {
  return { key, label: accountTypeOf(key).label, book };
}

/** What the page shows of one account. */
export interface AccountView {
  readonly key: string;
  readonly label: string;
  /** How many contacts there are; `contacts` holds the ones to show. */
  readonly total: number;
  readonly contacts: readonly ContactView[];
  /** Null where the account type has no tasks. */
  readonly tasks: readonly TaskView[] | null;
  readonly tags: readonly TagCount[];
}

interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970; null where the service keeps no dates. */
  readonly updated: number | null;
}

interface TaskView {
  readonly id: string;
  readonly title: string;
  readonly contact: string;
  /** YYYY-MM-DD, or empty. */
  readonly due: string;
  readonly completed: boolean;
}

/** At most `limit` contacts and tasks, the latest first. */
export function accountView({ key, label, book }: ShownAccount, limit: number): AccountView {
  return {
    key,
    label,
    total: book.ids().length,
    contacts: book.latest(limit).map(({ id, updated }) => contactView(book, id, updated)),
    tasks:
      book.latestTasks?.(limit).map(({ contactId, day, ...task }) => ({ ...task, contact: nameOf(book, contactId), due: day })) ?? null,
    tags: book.tagCounts(),
  };
}

function contactView(book: Book, id: string, updated: number | null): ContactView {
  const facts = book.read(id);
  return {
    id,
    name: nameOf(book, id),
    email: facts?.emails[0] ?? '',
    phone: facts?.phones[0] ?? '',
    company: facts?.company ?? '',
    tags: facts?.tags ?? [],
    updated,
  };
}

function nameOf(book: Book, id: string): string {
  const facts = book.read(id);
  return [facts?.first_name, facts?.last_name].filter(Boolean).join(' ');
}

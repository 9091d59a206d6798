/** What the page shows of one account, the same for every account type. */
export interface AccountView {
  readonly key: string;
  readonly label: string;
  /** How many contacts there are; `contacts` holds the ones to show. */
  readonly total: number;
  readonly contacts: readonly ContactView[];
  /** Null where the account type has no tasks. */
  readonly tasks: readonly TaskView[] | null;
  readonly tags: readonly TagView[];
}

export interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970; null where the service keeps no dates. */
  readonly updated: number | null;
}

export interface TaskView {
  readonly id: string;
  readonly title: string;
  readonly contact: string;
  /** YYYY-MM-DD, or empty. */
  readonly due: string;
  readonly completed: boolean;
}

export interface TagView {
  readonly name: string;
  readonly contacts: number;
}

/** One account as the page sees and changes it, past its API: what another person with the same account would do. */
export interface Showcase {
  readonly key: string;
  readonly label: string;
  total(): number;
  /** At most `most` contacts and tasks. */
  view(most: number): AccountView;
  /** Gives the contact another company; false when there is no such contact. */
  change(id: string, company: string): boolean;
  /** Adds somebody with this name and answers the id. */
  add(firstName: string, lastName: string, email: string): string;
}

/** The last of a list by a number, the greatest first, without sorting the whole: there may be 100,000. */
export function greatest<T>(items: Iterable<T>, most: number, numberOf: (item: T) => number): T[] {
  const kept: { readonly item: T; readonly number: number }[] = [];
  for (const item of items) {
    const number = numberOf(item);
    if (kept.length === most && number <= (kept.at(-1)?.number ?? 0)) continue;
    const place = kept.findIndex((other) => other.number < number);
    kept.splice(place === -1 ? kept.length : place, 0, { item, number });
    if (kept.length > most) kept.pop();
  }
  return kept.map(({ item }) => item);
}

/** Every name with how many have it, the known names that nobody has included. */
export function counted(known: Iterable<string>, held: Iterable<readonly string[]>): TagView[] {
  const counts = new Map<string, number>([...known].map((name) => [name, 0]));
  for (const names of held) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, contacts]) => ({ name, contacts })).sort((one, other) => other.contacts - one.contacts);
}

/** The first so many of a list that is read no further. */
export function first<T>(items: Iterable<T>, most: number): T[] {
  const some: T[] = [];
  for (const item of items) {
    if (some.length === most) break;
    some.push(item);
  }
  return some;
}

import type { Clock } from '../service.ts';
import type { Contact } from './records.ts';

/** What /contacts/search sees: the contacts as they were `lag()` milliseconds ago, in each requested order. */
export class SearchIndex {
  readonly #clock: Clock;
  readonly #lag: () => number;
  readonly #visible = new Map<string, Contact>();
  #waiting: { readonly at: number; readonly id: string; readonly contact: Contact | undefined }[] = [];
  /** Each order's list as it was last sorted, and whose contacts have changed since. */
  readonly #orders = new Map<string, { list: Contact[]; readonly stale: Set<string> }>();

  constructor(clock: Clock, lag: () => number) {
    this.#clock = clock;
    this.#lag = lag;
  }

  /** Takes a write (undefined for a delete), which becomes visible after the lag. */
  write(id: string, contact: Contact | undefined): void {
    this.#waiting.push({ at: this.#clock() + this.#lag(), id, contact });
  }

  /** Takes the seed, which is visible at once. */
  fill(contacts: Iterable<Contact>): void {
    this.#visible.clear();
    this.#waiting = [];
    this.#orders.clear();
    for (const contact of contacts) this.#visible.set(contact.id, contact);
  }

  /**
   * Everything visible, in the order of `compare`; `name` names that order. The sorted list is kept. After a write, the
   * changed contacts go to its end and it's sorted again, which is fast because nearly all of it is in order.
   */
  sorted(name: string, compare: (one: Contact, other: Contact) => number): readonly Contact[] {
    this.#catchUp();
    const order = this.#orders.get(name);
    if (order === undefined) {
      const list = [...this.#visible.values()].sort(compare);
      this.#orders.set(name, { list, stale: new Set() });
      return list;
    }
    if (order.stale.size > 0) {
      const changed = [...order.stale].flatMap((id) => this.#visible.get(id) ?? []);
      order.list = [...order.list.filter(({ id }) => !order.stale.has(id)), ...changed].sort(compare);
      order.stale.clear();
    }
    return order.list;
  }

  #catchUp(): void {
    const now = this.#clock();
    const due = this.#waiting.filter(({ at }) => at <= now);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    for (const { id, contact } of due) {
      if (contact === undefined) this.#visible.delete(id);
      else this.#visible.set(id, contact);
      for (const { stale } of this.#orders.values()) stale.add(id);
    }
  }
}

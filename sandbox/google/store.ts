import { people } from '../people.ts';
import type { Clock } from '../service.ts';
import type { Group, Lists, Person, Stranger } from './person.ts';
import { seededDirectory, seededGroups, seededOthers, seededPerson } from './seed.ts';
import { type Switches, seededSwitches } from './switches.ts';

export const OWNER = { email: 'gale.owner@example.com', sub: '108000000000000000001' };

/** Everything that the stand-in remembers; tests read and change it. */
export class GoogleStore {
  readonly now: Clock;
  switches: Switches;
  readonly people = new Map<string, Person>();
  readonly groups = new Map<string, Group>();
  readonly others: Stranger[] = [];
  readonly directory: Stranger[] = [];
  readonly trash = new Map<string, Person>();
  /** What a search sees: the state of the last search without a text. */
  index: readonly Person[] | undefined;
  /** When the requests of the last minute were made. */
  requests: number[] = [];
  readonly #size: number;
  readonly #seed: readonly Person[];
  #serial = 0;
  #byDate: readonly Person[] | undefined;

  constructor(size: number, now: Clock) {
    this.now = now;
    this.#size = size;
    this.#seed = people(size).map(seededPerson);
    this.switches = seededSwitches(size);
    this.#fill();
  }

  reset(): void {
    this.switches = seededSwitches(this.#size);
    this.index = undefined;
    this.requests = [];
    this.trash.clear();
    this.#serial = 0;
    this.#fill();
  }

  /** A new number each time. */
  next(): number {
    this.#serial += 1;
    return this.#serial;
  }

  /** The contacts, the last changed first. */
  byDate(): readonly Person[] {
    this.#byDate ??= [...this.people.values()].sort((one, other) => other.updated - one.updated || other.sequence - one.sequence);
    return this.#byDate;
  }

  add(lists: Lists, updated = this.now()): Person {
    const number = this.next();
    return this.put({ id: `c${FIRST_ADDED + number}`, lists, version: 1, updated, sequence: FIRST_ADDED + number });
  }

  /** Changes lists, whoever does it; null if there's no such contact. */
  change(id: string, lists: Lists, photo?: Buffer): Person | null {
    const { before: _older, ...person } = this.people.get(id) ?? { before: undefined, id: '' };
    if (!('lists' in person)) return null;
    return this.put({
      ...person,
      lists: { ...person.lists, ...lists },
      ...(photo === undefined ? {} : { photo }),
      version: person.version + 1,
      updated: this.now(),
      sequence: FIRST_ADDED + this.next(),
      before: person,
    });
  }

  /** Moves the date of a contact's last change, as Google does without any change. */
  touch(id: string, updated = this.now()): void {
    const person = this.people.get(id);
    if (person !== undefined) this.put({ ...person, updated, sequence: FIRST_ADDED + this.next() });
  }

  put(person: Person): Person {
    this.people.set(person.id, person);
    this.#byDate = undefined;
    return person;
  }

  remove(id: string): boolean {
    const person = this.people.get(id);
    if (person === undefined) return false;
    this.trash.set(id, person);
    this.#byDate = undefined;
    return this.people.delete(id);
  }

  /** The contact as a read returns it now. */
  read(id: string): Person | undefined {
    const person = this.people.get(id);
    const isLate = person?.before !== undefined && this.now() - person.updated < this.switches.readLag;
    return isLate ? person.before : person;
  }

  addGroup(name: string): Group {
    const group = { id: (0x1000_0000 + this.next()).toString(16), name, system: false, created: this.now() };
    this.groups.set(group.id, group);
    return group;
  }

  groupCalled(name: string): Group | undefined {
    return [...this.groups.values()].find((group) => group.name.toLowerCase() === name.toLowerCase());
  }

  #fill(): void {
    this.people.clear();
    this.groups.clear();
    for (const person of this.#seed) this.people.set(person.id, person);
    for (const group of seededGroups()) this.groups.set(group.id, group);
    this.others.splice(0, this.others.length, ...seededOthers());
    this.directory.splice(0, this.directory.length, ...seededDirectory());
    this.#byDate = undefined;
  }
}

/** In another range than the seeded IDs. */
const FIRST_ADDED = 5_000_000_000_000_000;

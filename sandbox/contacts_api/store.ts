import type { Clock } from '../service.ts';
import { identifier } from './ids.ts';
import type { Appointment, Contact, ContactFields, CustomField, Enrollment, Location, Note, Task, WebhookType } from './records.ts';
import { SearchIndex } from './search_index.ts';
import type { ContactSeed } from './seed.ts';
import { contactSeed } from './seed.ts';
import type { AccountSeed } from './seed_account.ts';
import { accountSeed } from './seed_account.ts';

/**
 * How the API behaves where the vendor's documents leave it open, or where tests need it. Can be changed at any time.
 */
export interface Behavior {
  /** Milliseconds until /contacts/search sees a write. */
  indexLag: number;
  /** Whether /contacts/search has names in small letters only, as the document of 2025 shows them. */
  smallNames: boolean;
  /** Whether more than 100 calls in 10 seconds get a 429. */
  enforceBurstLimit: boolean;
  /** Whether adding or removing tags, notes or tasks counts as an update of the contact. */
  tagsBump: boolean;
  notesBump: boolean;
  tasksBump: boolean;
}

/** Everything in one account of the Contacts API. */
export class ContactsStore {
  readonly service: string;
  readonly clock: Clock;
  readonly behavior: Behavior;
  readonly account: AccountSeed;
  readonly index: SearchIndex;
  readonly contacts = new Map<string, Contact>();
  readonly tasks = new Map<string, Task>();
  readonly notes = new Map<string, Note>();
  readonly appointments = new Map<string, Appointment>();
  readonly enrollments = new Map<string, Enrollment>();
  readonly customFields = new Map<string, CustomField>();
  readonly tagNames = new Set<string>();
  /** Hears of every change; only HighLevel tells others about them. */
  tell: (type: WebhookType, contact: Contact) => void = () => undefined;
  readonly #seed: ContactSeed;
  #numbered = 0;

  constructor(service: string, size: number, clock: Clock, indexLag: number) {
    this.service = service;
    this.clock = clock;
    this.behavior = { indexLag, smallNames: false, enforceBurstLimit: false, tagsBump: true, notesBump: false, tasksBump: false };
    this.account = accountSeed(service);
    this.#seed = contactSeed(service, this.account, size);
    this.index = new SearchIndex(clock, () => this.behavior.indexLag);
    this.reset();
  }

  /** Restores the seed; new IDs start again. Records are never changed, only replaced, so one seed serves every reset. */
  reset(): void {
    const seed = this.#seed;
    refill(this.contacts, seed.contacts);
    refill(this.tasks, seed.tasks);
    refill(this.notes, seed.notes);
    refill(this.appointments, seed.appointments);
    this.enrollments.clear();
    refill(this.customFields, this.account.customFields);
    this.tagNames.clear();
    for (const { tags } of seed.contacts) for (const tag of tags) this.tagNames.add(tag);
    this.index.fill(seed.contacts);
    this.#numbered = 0;
  }

  location(id: string): Location | undefined {
    return this.account.locations.find((location) => location.id === id);
  }

  newId(kind: string): string {
    this.#numbered += 1;
    return identifier(`${this.service} new ${kind}`, this.#numbered);
  }

  add(locationId: string, fields: ContactFields): Contact {
    const now = this.clock();
    const contact = {
      ...fields,
      id: this.newId('contact'),
      locationId,
      businessId: null,
      type: 'lead',
      followers: [],
      dateAdded: now,
      dateUpdated: now,
    };
    return this.#keep(contact, 'ContactCreate');
  }

  /** Changes a contact and sets its update time to now. */
  change(contact: Contact, fields: Partial<ContactFields>): Contact {
    const changed = this.#keep({ ...contact, ...fields, dateUpdated: this.clock() }, 'ContactUpdate');
    if (changed.dnd !== contact.dnd) this.tell('ContactDndUpdate', changed);
    return changed;
  }

  /** Changes a contact's tags; `behavior` decides whether that counts as an update. */
  retag(contact: Contact, tags: readonly string[]): Contact {
    const dateUpdated = this.behavior.tagsBump ? this.clock() : contact.dateUpdated;
    return this.#keep({ ...contact, tags, dateUpdated }, 'ContactTagUpdate');
  }

  /** Puts a contact into a business, or takes it out of any. */
  assign(contact: Contact, businessId: string | null): Contact {
    return this.#keep({ ...contact, businessId, dateUpdated: this.clock() });
  }

  /** Stores a contact exactly as given, including its dates, for tests that need a certain past. */
  keep(contact: Contact): Contact {
    return this.#keep(contact);
  }

  /** Puts a contact into a workflow; a second time changes only the start. */
  enroll(contactId: string, workflowId: string, startTime: number | null): void {
    const id = `${contactId}/${workflowId}`;
    this.enrollments.set(id, { id, contactId, workflowId, startTime });
  }

  unenroll(contactId: string, workflowId: string): void {
    this.enrollments.delete(`${contactId}/${workflowId}`);
  }

  /** Deletes a contact and what belongs to it. */
  remove(id: string): boolean {
    const contact = this.contacts.get(id);
    if (contact === undefined || !this.contacts.delete(id)) return false;
    this.tell('ContactDelete', contact);
    this.index.write(id, undefined);
    for (const records of [this.tasks, this.notes, this.appointments, this.enrollments]) {
      for (const record of records.values()) if (record.contactId === id) records.delete(record.id);
    }
    return true;
  }

  /**
   * The contact of this location with this email, or else with this phone, which is the order of the duplicate check.
   */
  duplicate(
    locationId: string,
    email: string | null,
    phone: string | null,
    except?: string,
  ): { contact: Contact; field: 'email' | 'phone' } | undefined {
    const find = (matches: (contact: Contact) => boolean): Contact | undefined => {
      for (const contact of this.contacts.values())
        if (contact.locationId === locationId && contact.id !== except && matches(contact)) return contact;
      return undefined;
    };
    const byEmail = email === null ? undefined : find((contact) => contact.email === email);
    if (byEmail !== undefined) return { contact: byEmail, field: 'email' };
    const byPhone = phone === null ? undefined : find((contact) => contact.phone === phone);
    return byPhone === undefined ? undefined : { contact: byPhone, field: 'phone' };
  }

  #keep(contact: Contact, type?: WebhookType): Contact {
    this.contacts.set(contact.id, contact);
    if (type !== undefined) this.tell(type, contact);
    this.index.write(contact.id, contact);
    for (const tag of contact.tags) this.tagNames.add(tag);
    return contact;
  }
}

/** The records of one contact, in the order of their creation. */
export function ofContact<T extends { readonly contactId: string }>(records: ReadonlyMap<string, T>, contactId: string): T[] {
  return [...records.values()].filter((record) => record.contactId === contactId);
}

function refill<T extends { readonly id: string }>(map: Map<string, T>, records: readonly T[]): void {
  map.clear();
  for (const record of records) map.set(record.id, record);
}

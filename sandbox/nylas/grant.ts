import type { Contact, ContactFields, ContactGroup, Provider, Source } from './contact.ts';
import { NO_LISTS } from './contact.ts';
import { nativeId } from './native_id.ts';
import type { ProviderRules } from './providers.ts';
import { PROVIDER_RULES } from './providers.ts';
import { StoredRows } from './stored_rows.ts';

export interface GrantOptions {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly provider: Provider;
  readonly createdAt: number;
  readonly scope: readonly string[];
  readonly contacts?: readonly Contact[];
  readonly groups?: readonly ContactGroup[];
}

/**
 * One connected mailbox. Tests can change its contacts and groups; what they add counts as the provider's, unchecked.
 */
export class Grant {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly provider: Provider;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The scopes of the last sign-in. */
  scope: readonly string[];
  /** `invalid`: the provider no longer accepts Nylas. Only a new sign-in helps. */
  status: 'valid' | 'invalid' = 'valid';
  updatedAt: number;
  /** Hears of every change of a contact. */
  tell: (contact: Contact, isDeleted: boolean) => void = () => undefined;
  readonly #options: GrantOptions;
  readonly #told = (contact: Contact, isDeleted: boolean): void => this.tell(contact, isDeleted);
  #contacts: StoredRows<Contact>;
  #groups: StoredRows<ContactGroup>;
  #added = 0;

  constructor(options: GrantOptions) {
    this.id = options.id;
    this.email = options.email;
    this.name = options.name;
    this.provider = options.provider;
    this.createdAt = options.createdAt;
    this.updatedAt = options.createdAt;
    this.scope = options.scope;
    this.#options = options;
    this.#contacts = new StoredRows(options.contacts, this.#told);
    this.#groups = new StoredRows(options.groups);
  }

  get contacts(): StoredRows<Contact> {
    return this.#contacts;
  }

  get groups(): StoredRows<ContactGroup> {
    return this.#groups;
  }

  /** Restores the seed. It stays the same grant, so that its tokens stay valid. */
  reset(): void {
    const { scope, createdAt, contacts, groups } = this.#options;
    this.scope = scope;
    this.status = 'valid';
    this.updatedAt = createdAt;
    this.#contacts = new StoredRows(contacts, this.#told);
    this.#groups = new StoredRows(groups);
    this.#added = 0;
  }

  get rules(): ProviderRules {
    return PROVIDER_RULES[this.provider];
  }

  addContact(fields: Partial<ContactFields>, source: Source = 'address_book'): Contact {
    return this.contacts.put({ ...NO_LISTS, ...fields, id: this.#nextId(), grant_id: this.id, object: 'contact', source });
  }

  changeContact(id: string, fields: Partial<Omit<Contact, 'id'>>): Contact {
    const before = this.contacts.get(id);
    if (before === undefined) throw new Error(`The mailbox has no contact ${id}.`);
    return this.contacts.put({ ...before, ...fields });
  }

  deleteContact(id: string): boolean {
    return this.contacts.delete(id);
  }

  /** `parent` is the ID of the parent group. */
  addGroup(name: string, options: { id?: string; parent?: string; group_type?: ContactGroup['group_type'] } = {}): ContactGroup {
    const path = options.parent === undefined ? name : `${options.parent}/${name}`;
    return this.groups.put({
      id: options.id ?? this.#nextId(),
      grant_id: this.id,
      object: 'contact_group',
      name,
      path,
      group_type: options.group_type ?? 'user',
    });
  }

  deleteGroup(id: string): boolean {
    return this.groups.delete(id);
  }

  /** In another range than the seeded IDs. */
  #nextId(): string {
    this.#added += 1;
    return nativeId(this.provider, 10_000_000 + this.#added);
  }
}

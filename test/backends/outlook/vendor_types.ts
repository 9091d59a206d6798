import type { Contact, ContactFolder, OutlookCategory, Person, TodoTask, TodoTaskList, User } from '@microsoft/microsoft-graph-types';
import type * as zod from 'zod/mini';
import type { WirePerson, WireUser } from '../../../src/backends/outlook/sources_wire.ts';
import type { ContactBody, category, user, WireContact, WireFolder, WireTask, WireTaskList } from '../../../src/backends/outlook/wire.ts';
import type { Acquainted, Nothing, Refused, Strangers } from '../../support/agreement.ts';

type Category = zod.infer<typeof category>;
type Me = zod.infer<typeof user>;

/** OData's control information isn't part of the vendor's types. */
type Known = '@odata.etag';
/** Entries of emails keep unknown keys, and are sent back with them. */
type Whatever = `emailAddresses.${string}`;
type KnownOfFolder = 'childFolders@odata.nextLink';

export type Named = [
  Nothing<Exclude<Strangers<WireContact, Contact>, Known | Whatever>>,
  Nothing<Acquainted<Known, WireContact, Contact>>,
  Nothing<Exclude<Strangers<WireFolder, ContactFolder>, KnownOfFolder>>,
  Nothing<Acquainted<KnownOfFolder, WireFolder, ContactFolder>>,
  Nothing<Strangers<Category, OutlookCategory>>,
  Nothing<Strangers<WireTaskList, TodoTaskList>>,
  Nothing<Strangers<WireTask, TodoTask>>,
  Nothing<Strangers<Me, User>>,
  Nothing<Strangers<WireUser, User>>,
  Nothing<Strangers<WirePerson, Person>>,
];

export type Taken = [
  Nothing<Refused<WireContact, Contact>>,
  Nothing<Refused<WireFolder, ContactFolder>>,
  Nothing<Refused<Category, OutlookCategory>>,
  Nothing<Refused<WireTaskList, TodoTaskList>>,
  Nothing<Refused<WireTask, TodoTask>>,
  Nothing<Refused<Me, User>>,
  Nothing<Refused<WireUser, User>>,
  Nothing<Refused<WirePerson, Person>>,
];

/** To the vendor, what we send is a contact. */
export type Sent = Nothing<Exclude<Strangers<ContactBody, Contact>, Whatever> | Refused<Present<Contact>, Present<ContactBody>>>;

/** Without the type that means "left out". */
type Present<T> = { [K in keyof T]?: Exact<T[K]> };
type Exact<V> = V extends readonly (infer Item)[] ? Exact<Item>[] : V extends object ? Present<V> : Exclude<V, undefined>;

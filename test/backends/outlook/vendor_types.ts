import type { Contact, ContactFolder, OutlookCategory, TodoTask, TodoTaskList, User } from '@microsoft/microsoft-graph-types';
import type * as zod from 'zod/mini';
import type { ContactBody, category, user, WireContact, WireFolder, WireTask, WireTaskList } from '../../../src/backends/outlook/wire.ts';
import type { Acquainted, Nothing, Refused, Strangers } from '../../support/agreement.ts';

type Category = zod.infer<typeof category>;
type Me = zod.infer<typeof user>;

/** Control information of OData is no part of the vendor's types. */
type Known = '@odata.etag';
/** Entries of emails are taken with whatever they hold, and sent back so. */
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
];

export type Taken = [
  Nothing<Refused<WireContact, Contact>>,
  Nothing<Refused<WireFolder, ContactFolder>>,
  Nothing<Refused<Category, OutlookCategory>>,
  Nothing<Refused<WireTaskList, TodoTaskList>>,
  Nothing<Refused<WireTask, TodoTask>>,
  Nothing<Refused<Me, User>>,
];

/** What is sent is a contact to the vendor. */
export type Sent = Nothing<Exclude<Strangers<ContactBody, Contact>, Whatever> | Refused<Present<Contact>, Present<ContactBody>>>;

/** Without what stands for "left out". */
type Present<T> = { [K in keyof T]?: Exact<T[K]> };
type Exact<V> = V extends readonly (infer Item)[] ? Exact<Item>[] : V extends object ? Present<V> : Exclude<V, undefined>;

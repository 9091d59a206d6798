import type { HighLevel } from '@gohighlevel/api-client';
import type * as zod from 'zod/mini';
import type {
  definition,
  location,
  named,
  tag,
  tagged,
  WireContact,
  WireEvent,
  WireNote,
  WireTask,
  WireWorkflow,
} from '../../../src/backends/contacts_api/wire.ts';
import type { Acquainted, Nothing, Refused, Strangers } from '../../support/agreement.ts';

/** The response of a call of the vendor's client. */
type ResponseOf<Service extends keyof HighLevel, Call extends keyof HighLevel[Service]> = HighLevel[Service][Call] extends (
  ...given: never
) => Promise<infer Given>
  ? Required<Given>
  : never;
type Item<List> = List extends readonly (infer One)[] ? One : never;

type Got = ResponseOf<'contacts', 'getContact'>['contact'];
type Created = ResponseOf<'contacts', 'createContact'>['contact'];
type Updated = ResponseOf<'contacts', 'updateContact'>['contact'];
type Listed = Item<ResponseOf<'contacts', 'getContacts'>['contacts']>;
type AnyContact = Required<Got> & Required<Created> & Required<Updated> & Required<Listed>;

/**
 * For the search and the lists, for which the vendor's client has no types, or half of them:
 * src/backends/contacts_api/README.md.
 */
type OfSearch = 'contactName' | 'firstNameRaw' | 'lastNameRaw' | 'additionalEmails' | 'additionalPhones' | 'businessName' | 'address';
/** Names of a custom value in some responses to writes. */
type OfCustomValues = 'customFields.field_value' | 'customFields.fieldValue';

type Task = ResponseOf<'contacts', 'getTask'>['task'];
type Note = ResponseOf<'contacts', 'getNote'>['note'];
type Event = Item<ResponseOf<'contacts', 'getAppointmentsForContact'>['events']>;
type Tagged = zod.infer<typeof tagged>;
type WireLocation = zod.infer<typeof location>['location'];
type Location = ResponseOf<'locations', 'getLocation'>['location'];
type WireField = zod.infer<typeof definition>;
type Field = Item<ResponseOf<'locations', 'getCustomFields'>['customFields']>;
type WireTag = zod.infer<typeof tag>;
type Tag = Item<ResponseOf<'locations', 'getLocationTags'>['tags']>;
type WireUser = zod.infer<typeof named>;
type User = Item<ResponseOf<'users', 'getUserByLocation'>['users']>;
type WireBusiness = zod.infer<typeof named>;
type Business = Item<ResponseOf<'businesses', 'getBusinessesByLocation'>['businesses']>;
type Workflow = Item<ResponseOf<'workflows', 'getWorkflow'>['workflows']>;

export type Named = [
  Nothing<Exclude<Strangers<WireContact, AnyContact>, OfSearch | OfCustomValues>>,
  Nothing<Acquainted<OfSearch | OfCustomValues, WireContact, AnyContact>>,
  // Tasks of the location-wide search come with `_id`.
  Nothing<Exclude<Strangers<WireTask, Task>, '_id'>>,
  Nothing<Acquainted<'_id', WireTask, Task>>,
  // Occurs in responses, but in no type: the body without its HTML.
  Nothing<Exclude<Strangers<WireNote, Note>, 'bodyText'>>,
  Nothing<Acquainted<'bodyText', WireNote, Note>>,
  // Occurs in responses, but in no type: whether it was deleted.
  Nothing<Exclude<Strangers<WireEvent, Event>, 'deleted'>>,
  Nothing<Acquainted<'deleted', WireEvent, Event>>,
  // Occurs in responses, but in no type: what the call did.
  Nothing<Exclude<Strangers<Tagged, ResponseOf<'contacts', 'addTags'>>, 'tagsAdded' | 'tagsRemoved'>>,
  Nothing<Acquainted<'tagsAdded' | 'tagsRemoved', Tagged, ResponseOf<'contacts', 'addTags'>>>,
  Nothing<Exclude<Strangers<Tagged, ResponseOf<'contacts', 'removeTags'>>, 'tagsAdded' | 'tagsRemoved'>>,
  Nothing<Strangers<WireLocation, Location>>,
  Nothing<Strangers<WireField, Field>>,
  Nothing<Strangers<WireTag, Tag>>,
  Nothing<Strangers<WireUser, User>>,
  // One schema reads users and businesses. A business has no first and last name, and isn't known to be deleted.
  Nothing<Exclude<Strangers<WireBusiness, Business>, 'firstName' | 'lastName' | 'deleted'>>,
  Nothing<Strangers<WireWorkflow, Workflow>>,
];

export type Taken = [
  Nothing<Refused<WireContact, Got>>,
  Nothing<Refused<WireContact, Created>>,
  Nothing<Refused<WireContact, Updated>>,
  Nothing<Refused<WireContact, Listed>>,
  Nothing<Refused<WireTask, Task>>,
  Nothing<Refused<WireNote, Note>>,
  Nothing<Refused<WireEvent, Event>>,
  Nothing<Refused<Tagged, ResponseOf<'contacts', 'addTags'>>>,
  Nothing<Refused<WireLocation, Location>>,
  Nothing<Refused<WireField, Field>>,
  Nothing<Refused<WireTag, Tag>>,
  Nothing<Refused<WireUser, User>>,
  Nothing<Refused<WireBusiness, Business>>,
  Nothing<Refused<WireWorkflow, Workflow>>,
];

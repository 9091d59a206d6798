import * as zod from 'zod/mini';

// The part of the Contacts API's responses that we use. The vendor's document marks almost nothing as required, so this
// doesn't either. https://github.com/GoHighLevel/highlevel-api-docs/blob/main/apps/contacts.json

const text = zod.optional(zod.nullable(zod.string()));
const texts = zod.optional(zod.nullable(zod.array(zod.string())));
/** Each row is read by itself, so that an unreadable one doesn't affect the others. */
const rows = zod.array(zod.unknown());

export const customField = zod.object({
  id: zod.string(),
  value: zod.optional(zod.unknown()),
  // Occurs in responses to create and update, which use the names of the request.
  field_value: zod.optional(zod.unknown()),
  fieldValue: zod.optional(zod.unknown()),
});

/** A contact in any of its four forms: GET by ID, search, list, response to a write. */
export const contact = zod.object({
  id: zod.string().check(zod.minLength(1)),
  name: text,
  contactName: text,
  firstName: text,
  firstNameRaw: text,
  firstNameLowerCase: text,
  lastName: text,
  lastNameRaw: text,
  lastNameLowerCase: text,
  email: text,
  additionalEmails: zod.optional(zod.nullable(zod.array(zod.union([zod.string(), zod.object({ email: text })])))),
  phone: text,
  additionalPhones: zod.optional(zod.nullable(zod.array(zod.union([zod.string(), zod.object({ phone: text })])))),
  companyName: text,
  businessName: text,
  address1: text,
  address: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
  website: text,
  tags: texts,
  dnd: zod.optional(zod.nullable(zod.boolean())),
  source: text,
  assignedTo: text,
  businessId: text,
  dateOfBirth: zod.optional(zod.nullable(zod.union([zod.string(), zod.number()]))),
  birthMonth: zod.optional(zod.nullable(zod.union([zod.string(), zod.number()]))),
  birthDay: zod.optional(zod.nullable(zod.union([zod.string(), zod.number()]))),
  dateAdded: zod.optional(zod.nullable(zod.union([zod.string(), zod.number()]))),
  dateUpdated: zod.optional(zod.nullable(zod.union([zod.string(), zod.number()]))),
  customFields: zod.optional(zod.nullable(zod.array(customField))),
});

export type WireContact = zod.infer<typeof contact>;

export const oneContact = zod.object({ contact });
/** `POST /contacts/search` and the two lists. */
export const contacts = zod.object({ contacts: rows, total: zod.optional(zod.nullable(zod.number())) });
/** A row of the search says where the next page begins. */
export const position = zod.object({ searchAfter: zod.optional(zod.nullable(zod.array(zod.unknown()))) });
/** `GET /contacts/search/duplicate`: its response has an empty schema in the vendor's document. */
export const duplicate = zod.object({ contact: zod.optional(zod.nullable(zod.object({ id: zod.string() }))) });

const taskFields = zod.object({
  // Issue threads show tasks of the location-wide search with `_id`.
  id: zod.optional(zod.string()),
  _id: zod.optional(zod.string()),
  title: text,
  body: text,
  assignedTo: text,
  dueDate: text,
  completed: zod.optional(zod.nullable(zod.boolean())),
  contactId: text,
});

/** Without an ID, no step could find the task again. */
export const task = taskFields.check(zod.refine(({ id, _id }) => (id ?? _id ?? '') !== '', { path: ['id'] }));

export type WireTask = zod.infer<typeof task>;

export const oneTask = zod.object({ task });
export const tasks = zod.object({ tasks: rows });

export const note = zod.object({
  id: zod.string(),
  title: text,
  body: text,
  // The body without its HTML, in newer responses.
  bodyText: text,
  userId: text,
  color: text,
  pinned: zod.optional(zod.nullable(zod.boolean())),
  dateAdded: text,
  contactId: text,
});

export type WireNote = zod.infer<typeof note>;

export const oneNote = zod.object({ note });
export const notes = zod.object({ notes: rows });

export const event = zod.object({
  id: zod.string(),
  calendarId: text,
  title: text,
  status: text,
  appointmentStatus: text,
  assignedUserId: text,
  notes: text,
  startTime: text,
  endTime: text,
  contactId: text,
  deleted: zod.optional(zod.nullable(zod.boolean())),
});

export type WireEvent = zod.infer<typeof event>;

export const events = zod.object({ events: rows });

/**
 * For adding and removing. It isn't documented whether `tags` are all tags or those of the call; `tagsAdded` and
 * `tagsRemoved` occur in real responses.
 */
export const tagged = zod
  .object({ tags: texts, tagsAdded: texts, tagsRemoved: texts })
  // Without any of them, the contact would seem to have no tags.
  .check(zod.refine(({ tags, tagsAdded, tagsRemoved }) => (tags ?? tagsAdded ?? tagsRemoved ?? null) !== null, { path: ['tags'] }));

const settings = zod.object({ allowDuplicateContact: zod.optional(zod.nullable(zod.boolean())) });

export const location = zod.object({
  location: zod.object({ id: text, name: text, timezone: text, country: text, settings: zod.catch(zod.optional(settings), undefined) }),
});

export const definition = zod.object({
  id: zod.string(),
  name: text,
  dataType: text,
  picklistOptions: zod.optional(zod.nullable(zod.array(zod.unknown()))),
  isAllowedCustomOption: zod.optional(zod.nullable(zod.boolean())),
});
export type WireDefinition = zod.infer<typeof definition>;

export const customFields = zod.object({ customFields: rows });

/** A business or a user. */
export const named = zod.object({
  id: zod.string(),
  name: text,
  firstName: text,
  lastName: text,
  email: text,
  deleted: zod.optional(zod.nullable(zod.boolean())),
});
export type WireNamed = zod.infer<typeof named>;

/** A workflow that isn't published has another status, like `draft`. */
export const workflow = zod.object({ id: zod.string(), name: text, status: text });
export type WireWorkflow = zod.infer<typeof workflow>;

export const tag = zod.object({ id: text, name: zod.string() });
export const tagList = zod.object({ tags: rows });
export const users = zod.object({ users: rows });
export const businesses = zod.object({ businesses: rows });
export const oneBusiness = zod.object({ business: zod.object({ id: text, locationId: text }) });
export const workflows = zod.object({ workflows: rows });

const flag = zod.optional(zod.nullable(zod.boolean()));
/** Which contacts a call moved into a business. */
export const moved = zod.object({ success: flag, ids: texts });
export type WireMoved = zod.infer<typeof moved>;

/** Nothing else says that it was done. The spelling is the vendor's; newer editions correct it. */
export const accepted = zod
  .object({ succeded: flag, succeeded: flag })
  .check(zod.refine(({ succeded, succeeded }) => (succeeded ?? succeded) !== false, { path: ['succeded'] }));

export const acceptedOrEmpty = zod.optional(accepted);

/** The response to a delete, and any other that we don't read. */
export const anything = zod.unknown();

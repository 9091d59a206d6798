import * as zod from 'zod/mini';

// The part of Microsoft Graph v1.0's responses that we use. Every property is nullable in the vendor's metadata, and
// `$select` leaves the others out. https://learn.microsoft.com/graph/api/resources/contact

const text = zod.optional(zod.nullable(zod.string()));
// In the vendor's document, every item of a list can be null, too; reading leaves those out.
const texts = zod.optional(zod.nullable(zod.array(zod.string())));
const id = zod.string().check(zod.minLength(1));

/** Keeps unknown keys: the list is replaced whole, so every item goes back unchanged. */
const emailAddress = zod.looseObject({ name: text, address: text });

/** `{}` if there's none. */
const physicalAddress = zod.object({ street: text, city: text, state: text, postalCode: text, countryOrRegion: text });
const maybeAddress = zod.optional(zod.nullable(physicalAddress));

export type WireAddress = zod.infer<typeof physicalAddress>;
export type WireEmail = zod.infer<typeof emailAddress>;

const fields = {
  displayName: text,
  givenName: text,
  middleName: text,
  surname: text,
  title: text,
  generation: text,
  nickName: text,
  companyName: text,
  department: text,
  jobTitle: text,
  manager: text,
  officeLocation: text,
  businessHomePage: text,
  emailAddresses: zod.optional(zod.nullable(zod.array(emailAddress))),
  imAddresses: texts,
  businessPhones: texts,
  homePhones: texts,
  mobilePhone: text,
  businessAddress: maybeAddress,
  homeAddress: maybeAddress,
  otherAddress: maybeAddress,
  birthday: text,
  personalNotes: text,
  categories: texts,
  spouseName: text,
  assistantName: text,
  profession: text,
  initials: text,
  fileAs: text,
  yomiGivenName: text,
  yomiSurname: text,
  yomiCompanyName: text,
  children: texts,
};

const body = zod.object(fields);

/** What a create or an update can set. */
export type ContactBody = zod.infer<typeof body>;

const system = { id, changeKey: text, parentFolderId: text, createdDateTime: text, lastModifiedDateTime: text };

/** A contact, or the selected part of it. */
export const contact = zod.object({ '@odata.etag': text, ...system, ...fields });

export type WireContact = zod.infer<typeof contact>;

/** Every property of a whole contact that we read, for `$select`. */
export const CONTACT_KEYS: readonly string[] = [...Object.keys(system), ...Object.keys(fields)];

const leaf = { id, displayName: text, parentFolderId: text };

/** With its subfolders if `$expand` asked for them, and the address of the rest of them. */
export const folder = zod.object({
  ...leaf,
  childFolders: zod.optional(zod.nullable(zod.array(zod.object(leaf)))),
  'childFolders@odata.nextLink': text,
});

export type WireFolder = zod.infer<typeof folder>;

export const category = zod.object({ displayName: text });

export const taskList = zod.object({ id, displayName: text, wellknownListName: text });

export type WireTaskList = zod.infer<typeof taskList>;

/** https://learn.microsoft.com/graph/api/resources/todotask */
export const task = zod.object({
  id,
  title: text,
  status: text,
  body: zod.optional(zod.nullable(zod.object({ content: text, contentType: text }))),
  dueDateTime: zod.optional(zod.nullable(zod.object({ dateTime: text, timeZone: text }))),
  // Only its presence matters.
  recurrence: zod.optional(zod.unknown()),
  linkedResources: zod.optional(zod.nullable(zod.array(zod.object({ id: text, externalId: text })))),
});

export type WireTask = zod.infer<typeof task>;

export const user = zod.object({ id: text, displayName: text, mail: text, userPrincipalName: text });

/** https://learn.microsoft.com/graph/api/resources/subscription */
export const subscription = zod.object({ id, resource: text, notificationUrl: text });

export type WireSubscription = zod.infer<typeof subscription>;

/** The response to a renewal, which worked even if it says nothing of use. */
export const renewal = zod.catch(zod.object({ resource: text, notificationUrl: text }), {});

export type Renewal = zod.infer<typeof renewal>;

/** One page of any list, and the address of the next one. */
export const list = zod.object({ value: zod.array(zod.unknown()), '@odata.nextLink': text });

export type WireList = zod.infer<typeof list>;

/** The response to a delete, and any other that we don't read. */
export const anything = zod.unknown();

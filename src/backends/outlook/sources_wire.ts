import * as zod from 'zod/mini';

// People outside the address book, as Graph returns them. Every property is nullable, and `$select` leaves the others
// out. https://learn.microsoft.com/graph/api/resources/user and https://learn.microsoft.com/graph/api/resources/person

const text = zod.optional(zod.nullable(zod.string()));
const texts = zod.optional(zod.nullable(zod.array(zod.string())));
const id = zod.string().check(zod.minLength(1));

function list<T extends zod.ZodMiniType>(item: T) {
  return zod.optional(zod.nullable(zod.array(item)));
}

/** What User.ReadBasic.All allows to read. */
const basic = { id, displayName: text, givenName: text, surname: text, mail: text };

/** What User.Read.All adds. */
const more = {
  jobTitle: text,
  department: text,
  companyName: text,
  officeLocation: text,
  mobilePhone: text,
  businessPhones: texts,
  streetAddress: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
};

/** A person of the organization's directory. */
export const user = zod.object({ ...basic, ...more });

export type WireUser = zod.infer<typeof user>;

/** For `$select`. */
export const BASIC_KEYS: readonly string[] = Object.keys(basic);

/** The same with everything that we read. */
export const WHOLE_KEYS: readonly string[] = Object.keys(user.shape);

/** A person whom the user works with. */
export const person = zod.object({
  id,
  displayName: text,
  givenName: text,
  surname: text,
  userPrincipalName: text,
  jobTitle: text,
  department: text,
  companyName: text,
  officeLocation: text,
  birthday: text,
  personNotes: text,
  imAddress: text,
  scoredEmailAddresses: list(zod.object({ address: text })),
  phones: list(zod.object({ type: text, number: text })),
  websites: list(zod.object({ address: text })),
  personType: zod.optional(zod.nullable(zod.object({ class: text }))),
});

export type WirePerson = zod.infer<typeof person>;

/** For `$select`. */
export const PERSON_KEYS: readonly string[] = Object.keys(person.shape);

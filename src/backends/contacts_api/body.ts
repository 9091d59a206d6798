import type { ContactChange } from '../../contacts/change.ts';
import { changedTags } from '../../contacts/tags.ts';

/**
 * The body of a create or an update, with only the fields of the change. '' empties a field that can't be null in the
 * vendor's schema.
 */
export function toBody(change: ContactChange, tags: readonly string[]): Record<string, unknown> {
  const custom = Object.entries(change.custom_fields ?? {});
  const body: Record<string, unknown> = {
    ...nameFields(change),
    email: change.email,
    phone: change.phone,
    companyName: change.company,
    address1: change.street,
    city: change.city,
    state: change.region,
    postalCode: change.postal_code === null ? '' : change.postal_code,
    country: change.country === null ? '' : change.country,
    website: change.website,
    dateOfBirth: change.birthday,
    source: change.source,
    assignedTo: change.owner_id,
    dnd: change.do_not_disturb ?? undefined,
    tags: change.tags === undefined ? undefined : changedTags(tags, change.tags),
    customFields: custom.length === 0 ? undefined : custom.map(([id, value]) => ({ id, field_value: value ?? '' })),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** The service makes the whole name of first and last name, so it's only empty without both. */
function nameFields({ full_name, first_name, last_name }: ContactChange): Record<string, unknown> {
  if (full_name !== null) return { name: full_name, firstName: first_name, lastName: last_name };
  return { firstName: first_name ?? null, lastName: last_name ?? null };
}

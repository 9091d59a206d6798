import type { ServiceResponse } from '../service.ts';
import { ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { parameter } from './call.ts';
import { unknownId, unprocessable } from './errors.ts';
import { hexIdentifier, identifier } from './ids.ts';
import type { CustomField } from './records.ts';
import { checkedBody, textOf } from './validation.ts';

/** A location and its settings: custom fields and tags. */
export const locationRoutes: readonly Route[] = [
  { method: 'GET', path: '/locations/:locationId', scope: 'locations.readonly', handle: location },
  { method: 'GET', path: '/locations/:locationId/customFields', scope: 'locations/customFields.readonly', handle: customFields },
  { method: 'GET', path: '/locations/:locationId/customFields/:id', scope: 'locations/customFields.readonly', handle: customField },
  { method: 'GET', path: '/locations/:locationId/tags', scope: 'locations/tags.readonly', handle: tags },
  { method: 'POST', path: '/locations/:locationId/tags', scope: 'locations/tags.write', handle: createTag },
];

function location(call: Call): ServiceResponse {
  const id = ownLocation(call, parameter(call, 'locationId'));
  const found = call.store.location(id);
  if (found === undefined) throw unknownId('Location', id);
  const { companyId, name, timezone, allowDuplicateContact } = found;
  const settings = {
    allowDuplicateContact,
    allowDuplicateOpportunity: false,
    allowFacebookNameMerge: false,
    disableContactTimezone: false,
  };
  const business = {
    name,
    address: '1 Example Street',
    city: 'Springfield',
    state: 'IL',
    country: 'US',
    postalCode: '62701',
    website: 'https://www.example.com',
    timezone,
  };
  return {
    status: 200,
    body: {
      location: {
        id,
        companyId,
        ...business,
        firstName: 'Example',
        lastName: 'Owner',
        email: 'clinic@example.com',
        phone: '+15559000000',
        business,
        settings,
      },
    },
  };
}

function customFields(call: Call): ServiceResponse {
  const model = call.query.get('model') ?? 'all';
  if (!['contact', 'opportunity', 'all'].includes(model))
    throw unprocessable('model must be one of the following values: contact, opportunity, all');
  return { status: 200, body: { customFields: model === 'opportunity' ? [] : ownFields(call).map(fieldShape) } };
}

function customField(call: Call): ServiceResponse {
  const id = parameter(call, 'id');
  const field = ownFields(call).find((stored) => stored.id === id || stored.fieldKey === id);
  if (field === undefined) throw unknownId('Custom field', id);
  return { status: 200, body: { customField: fieldShape(field) } };
}

function ownFields(call: Call): CustomField[] {
  const id = ownLocation(call, parameter(call, 'locationId'));
  return [...call.store.customFields.values()].filter(({ locationId }) => locationId === id);
}

function fieldShape({ id, name, fieldKey, dataType, position, picklistOptions, locationId }: CustomField): Record<string, unknown> {
  const options = picklistOptions.length === 0 ? {} : { picklistOptions, picklistImageOptions: [], isAllowedCustomOption: false };
  const files = dataType === 'FILE_UPLOAD' ? { isMultiFileAllowed: true, maxFileLimit: 4 } : {};
  return { id, name, model: 'contact', fieldKey, placeholder: '', dataType, position, locationId, ...options, ...files };
}

function tags(call: Call): ServiceResponse {
  const id = ownLocation(call, parameter(call, 'locationId'));
  return { status: 200, body: { tags: [...call.store.tagNames].sort().map((name) => tagShape(name, id)) } };
}

function createTag(call: Call): ServiceResponse {
  const id = ownLocation(call, parameter(call, 'locationId'));
  const name = (textOf(checkedBody(call.body, { keys: { name: 'text' }, required: ['name'] }), 'name') ?? '').trim().toLowerCase();
  call.store.tagNames.add(name);
  return { status: 200, body: { tag: tagShape(name, id) } };
}

/** A tag's ID comes from its name, so that the same tag always has the same ID. */
const tagShape = (name: string, locationId: string): Record<string, unknown> => ({
  id: identifier(`tag ${hexIdentifier(name, 0)}`, 0),
  name,
  locationId,
});

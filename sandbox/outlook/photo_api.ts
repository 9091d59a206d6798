import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { contactOf } from './call.ts';
import { GraphError, invalidArgument } from './errors.ts';
import { etag } from './ids.ts';
import { contextOf } from './paging.ts';
import type { Photo } from './store.ts';

/**
 * GET .../photo: the type of the picture. The stand-in doesn't look into pictures; all of them have the size of the
 * documented example.
 */
export function readPhoto(call: Call): ServiceResponse {
  const contact = contactOf(call);
  const photo = photoOf(call, contact.id);
  const context = contextOf(
    call.request,
    `users('${call.store.user.id}')/contacts('${encodeURIComponent(call.ids.contact ?? '')}')/photo/$entity`,
  );
  return {
    status: 200,
    body: {
      '@odata.context': context,
      '@odata.mediaContentType': photo.contentType,
      '@odata.mediaEtag': etag(contact.changeKey),
      id: '240X240',
      height: 240,
      width: 240,
    },
  };
}

/** GET .../photo/$value */
export function readPhotoBytes(call: Call): ServiceResponse {
  const photo = photoOf(call, contactOf(call).id);
  return { status: 200, headers: { 'content-type': photo.contentType }, body: photo.bytes };
}

/** PUT or PATCH .../photo/$value. The contact's own version and dates don't change. */
export function writePhoto(call: Call): ServiceResponse {
  const contact = contactOf(call);
  const { body, headers } = call.request;
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (contentType !== 'image/jpeg') throw invalidArgument('The photo is expected as image/jpeg.');
  if (body.length === 0) throw invalidArgument('The photo is empty.');
  if (body.length >= TOO_LARGE) throw new GraphError(413, 'RequestEntityTooLarge', 'The photo must be smaller than 4 MB.');
  call.store.photos.set(contact.id, { bytes: body, contentType });
  return { status: 200 };
}

const TOO_LARGE = 4 * 1024 * 1024;

function photoOf({ store }: Call, contactId: string): Photo {
  const photo = store.photos.get(contactId);
  if (photo === undefined) throw new GraphError(404, 'ImageNotFound', "The photo wasn't found.");
  return photo;
}

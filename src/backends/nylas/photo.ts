import { type Photo, pictureType } from '../../contacts/photo.ts';
import type { PhotoPort } from '../backend.ts';
import { contactPath } from './client.ts';
import * as wire from './wire.ts';

/** Pictures can be read but not set. https://developer.nylas.com/docs/reference/api/contacts/ */
export const photo: PhotoPort = {
  // Only a contact with the address of a picture has one.
  exists: async (connection, id) => {
    const response = await connection.http.send({
      method: 'GET',
      url: contactPath(id),
      query: { select: 'id,picture_url' },
      schema: wire.pictureAddress,
      doing: `look whether the contact ${id} has a picture`,
      writes: false,
    });
    return (response.data.data.picture_url ?? '') !== '';
  },
  get: async (connection, id) => {
    const response = await connection.http.send({
      method: 'GET',
      url: contactPath(id),
      query: { profile_picture: 'true' },
      schema: wire.picture,
      doing: `read the picture of the contact ${id}`,
      writes: false,
    });
    return readPicture(response.data.data.picture ?? '');
  },
};

/** Nylas's schema has bare base64, its example a data URI. Null if the text has no picture. */
export function readPicture(text: string): Photo | null {
  const whole = text.trim();
  const comma = whole.startsWith('data:') ? whole.indexOf(',') : -1;
  const bytes = Buffer.from(whole.slice(comma + 1), 'base64');
  const type = /^data:(image\/[\w.+-]+)/.exec(whole.slice(0, Math.max(0, comma)))?.[1];
  return bytes.length === 0 ? null : { bytes, contentType: type ?? pictureType(bytes) ?? 'application/octet-stream' };
}

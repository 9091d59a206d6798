import type { Photo } from '../../contacts/photo.ts';
import type { Connection, PhotoPort } from '../backend.ts';
import { contactPath, refuseToWriteOthers, SOURCE } from './client.ts';
import { READ_SCOPE, WRITE_SCOPE } from './sign_in_scopes.ts';
import { ownItems } from './translate_items.ts';
import * as wire from './wire.ts';

/** https://developers.google.com/people/api/rest/v1/people/updateContactPhoto */
export const photo: PhotoPort = {
  exists: async (connection, id) => (await readAddress(connection, id)) !== null,
  get: async (connection, id): Promise<Photo | null> => {
    const url = await readAddress(connection, id);
    if (url === null) return null;
    const { bytes, contentType } = await connection.http.download({ method: 'GET', url, doing: `read the photo of the contact ${id}` });
    return { bytes, contentType: contentType === '' ? 'image/jpeg' : contentType };
  },
  set: async (connection, id, { bytes }) => {
    refuseToWriteOthers(id);
    await connection.http.send({
      method: 'PATCH',
      url: contactPath(id, ':updateContactPhoto'),
      body: { photoBytes: bytes.toString('base64') },
      schema: wire.newPhoto,
      doing: `set the photo of the contact ${id}`,
      writes: true,
      scope: WRITE_SCOPE,
      saved: () => `The photo of the contact ${id} was set.`,
      preview: () => ({}),
    });
  },
  // Google documents no limit of size.
  limits: { types: ['image/jpeg', 'image/png'], bytes: 5 * 1024 * 1024 },
};

/** The address of the contact's own photo in pixels that suit a file; null if there's only Google's drawing of its first letter. */
async function readAddress(connection: Connection, id: string): Promise<string | null> {
  const { data } = await connection.http.send({
    method: 'GET',
    url: contactPath(id),
    query: { personFields: 'photos', sources: SOURCE },
    schema: wire.photos,
    doing: `see whether the contact ${id} has a photo`,
    writes: false,
    scope: READ_SCOPE,
  });
  const own = ownItems(data, data.photos).find(({ url, default: isDrawn }) => url && isDrawn !== true);
  return own?.url ? `${withoutSize(own.url)}=s720` : null;
}

/** The URL without its last part, which says how large the picture is: `=s100`. */
function withoutSize(url: string): string {
  const start = url.lastIndexOf('=');
  return start > url.lastIndexOf('/') && /^=s\d/i.test(url.slice(start)) ? url.slice(0, start) : url;
}

import type { Photo } from '../../contacts/photo.ts';
import type { Connection, PhotoPort } from '../backend.ts';
import { contactPath, userPath } from './client_paths.ts';
import { isWithoutPhoto } from './errors.ts';
import { SOURCE_SCOPES } from './sign_in_scopes.ts';
import { requireReadable } from './sources.ts';
import { readOutsiderId } from './sources_ids.ts';
import * as wire from './wire.ts';

/** https://learn.microsoft.com/graph/api/profilephoto-update */
export const photo: PhotoPort = {
  // Reads the picture's properties without the picture.
  exists: async (connection, id) => (await unlessMissing(() => describe(connection, id))) !== null,
  get: (connection, id) => unlessMissing(() => read(connection, id)),
  set: async (connection, id, { bytes, contentType }) => {
    await connection.http.send({
      method: 'PUT',
      url: `${contactPath(connection, id)}/photo/$value`,
      headers: { 'Content-Type': contentType },
      body: bytes,
      schema: wire.anything,
      doing: `set the photo of the contact ${id}`,
      writes: true,
      scope: 'Contacts.ReadWrite',
      saved: () => `The photo of the contact ${id} was set.`,
      preview: () => null,
    });
  },
  // The documented limit is "under 4 MB".
  limits: { types: ['image/jpeg'], bytes: 4 * 1024 * 1024 - 1 },
};

/** Where the photo is, and the scope to read it; null for someone who can't have one. */
function ownerOf(connection: Connection, id: string): { readonly path: string; readonly scope: string } | null {
  const outsider = readOutsiderId(id);
  if (outsider === null) return { path: contactPath(connection, id), scope: 'Contacts.Read' };
  if (outsider.source === 'inbox') return null;
  requireReadable(connection, 'domain');
  return { path: userPath(outsider.id), scope: SOURCE_SCOPES.domain };
}

async function unlessMissing<T>(reading: () => Promise<T>): Promise<T | null> {
  try {
    return await reading();
  } catch (error) {
    if (isWithoutPhoto(error)) return null;
    throw error;
  }
}

async function describe(connection: Connection, id: string): Promise<unknown> {
  const owner = ownerOf(connection, id);
  if (owner === null) return null;
  return connection.http.send({
    method: 'GET',
    url: `${owner.path}/photo`,
    schema: wire.anything,
    doing: `see whether the contact ${id} has a photo`,
    writes: false,
    scope: owner.scope,
  });
}

async function read(connection: Connection, id: string): Promise<Photo | null> {
  const owner = ownerOf(connection, id);
  if (owner === null) return null;
  const { bytes, contentType } = await connection.http.download({
    method: 'GET',
    url: `${owner.path}/photo/$value`,
    headers: { Accept: 'image/*' },
    doing: `read the photo of the contact ${id}`,
    scope: owner.scope,
  });
  return { bytes, contentType: contentType === '' ? 'image/jpeg' : contentType };
}

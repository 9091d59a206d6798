import type { Photo } from '../../contacts/photo.ts';
import type { Connection, PhotoPort } from '../backend.ts';
import { contactPath } from './client.ts';
import { isWithoutPhoto } from './errors.ts';
import * as wire from './wire.ts';

/** https://learn.microsoft.com/graph/api/profilephoto-update */
export const photo: PhotoPort = {
  // Reads the picture's properties without the picture.
  exists: async (connection, id) => (await unlessMissing(() => describe(connection, id))) !== null,
  get: (connection, id) => unlessMissing(() => read(connection, id)),
  set: async (connection, id, { bytes, contentType }) => {
    await connection.http.send({
      method: 'PUT',
      url: `${contactPath(id)}/photo/$value`,
      headers: { 'Content-Type': contentType },
      body: bytes,
      schema: wire.anything,
      doing: `set the photo of the contact ${id}`,
      writes: true,
      scope: 'Contacts.ReadWrite',
      saved: () => `The photo of the contact ${id} was set.`,
    });
  },
  // The documented limit is "under 4 MB".
  limits: { types: ['image/jpeg'], bytes: 4 * 1024 * 1024 - 1 },
};

async function unlessMissing<T>(reading: () => Promise<T>): Promise<T | null> {
  try {
    return await reading();
  } catch (error) {
    if (isWithoutPhoto(error)) return null;
    throw error;
  }
}

function describe(connection: Connection, id: string): Promise<unknown> {
  return connection.http.send({
    method: 'GET',
    url: `${contactPath(id)}/photo`,
    schema: wire.anything,
    doing: `see whether the contact ${id} has a photo`,
    writes: false,
    scope: 'Contacts.Read',
  });
}

async function read(connection: Connection, id: string): Promise<Photo> {
  const { bytes, contentType } = await connection.http.download({
    method: 'GET',
    url: `${contactPath(id)}/photo/$value`,
    headers: { Accept: 'image/*' },
    doing: `read the photo of the contact ${id}`,
    scope: 'Contacts.Read',
  });
  return { bytes, contentType: contentType === '' ? 'image/jpeg' : contentType };
}

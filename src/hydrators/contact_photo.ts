import { requirePort } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import { operation } from '../operation.ts';
import { resolveContactId } from '../steps/contact_id.ts';

/** Downloads a contact's photo when a later step uses it. */
export const contactPhoto = operation(async (run) => {
  const { z, backend, connection } = run;
  const id = await resolveContactId(run);
  const photo = await requirePort(backend, 'photo').get(connection, id);
  if (photo === null) throw new Problem('not_found', `The contact with ID ${id} no longer has a photo.`);
  const extension = photo.contentType.slice(photo.contentType.lastIndexOf('/') + 1);
  return z.stashFile(photo.bytes, photo.bytes.length, `contact.${extension}`, photo.contentType);
});

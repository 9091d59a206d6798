import { isProblem } from '../contacts/errors.ts';
import type { Photo } from '../contacts/photo.ts';
import { operation, type Run } from '../operation.ts';
import { resolveContactId } from '../steps/contact_id.ts';

/** Makes a contact's vCard, with its photo, when a later step uses it. */
export const contactVcard = operation(async (run) => {
  const id = await resolveContactId(run);
  const { backend, connection } = run;
  const reading = readPhoto(run, id);
  // The error of the contact itself is the one to show.
  reading.catch(() => undefined);
  const contact = await backend.contacts.get(connection, id);
  const { formatCard } = await import('../vcard/format_card.ts');
  const card = Buffer.from(formatCard(contact, await reading));
  return run.z.stashFile(card, card.length, 'contact.vcf', 'text/vcard');
});

/** Null if there's none, or the connection may not read it. A card has only pictures whose type is known. */
async function readPhoto({ backend, connection }: Run, id: string): Promise<Photo | null> {
  try {
    const photo = (await backend.photo?.get(connection, id)) ?? null;
    return photo?.contentType.startsWith('image/') === true ? photo : null;
  } catch (error) {
    if (isProblem(error, 'forbidden')) return null;
    throw error;
  }
}

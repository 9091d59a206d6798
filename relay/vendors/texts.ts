import { z } from 'zod';

/** A contact's ID. */
export const contactId = z.string().min(1).max(2_000);

/** A text that may be missing: anything else than a text, and a blank one, is null. */
export const optionalText = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null));

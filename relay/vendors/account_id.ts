import { z } from 'zod';

/** The ID of a location or a grant. PostgreSQL stores no NUL, and no vendor's ID has a blank. */
export const accountId = z.string().regex(/^[\x21-\x7e]{1,200}$/);

import * as zod from 'zod/mini';
import { isProblem } from '../contacts/errors.ts';
import type { Connection, Removal } from './ports.ts';

/** One DELETE: where to, what a sentence calls it, and the permission that it takes. */
interface Deletion {
  /** Throws `not_found` where nothing can have the id. */
  readonly url: () => string;
  readonly doing: string;
  readonly scope?: string;
}

/** Deletes what is there, in one request. Any refusal but that it isn't there goes on. */
export async function deleteUnlessGone(connection: Connection, { url, ...deletion }: Deletion): Promise<Removal> {
  try {
    await connection.http.send({ method: 'DELETE', url: url(), schema: zod.unknown(), writes: true, ...deletion });
    return 'deleted';
  } catch (error) {
    if (isProblem(error, 'not_found')) return 'already_gone';
    throw error;
  }
}

import * as zod from 'zod/mini';
import { isProblem } from '../contacts/errors.ts';
import type { Connection } from './connection.ts';
import type { Removal } from './merge.ts';

/** One DELETE: its address, its name in messages, and the scope that it needs. */
interface Deletion {
  /** Throws `not_found` if nothing can have the ID. */
  readonly url: () => string;
  readonly doing: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly scope?: string;
  /** Whether it changes the account itself, which a connection that only reads may not. */
  readonly writes?: boolean;
}

/** Deletes in one request. Any refusal except "not found" is thrown. */
export async function deleteUnlessGone(connection: Connection, { url, ...deletion }: Deletion): Promise<Removal> {
  try {
    await connection.http.send({ method: 'DELETE', url: url(), schema: zod.unknown(), writes: true, preview: () => null, ...deletion });
    return 'deleted';
  } catch (error) {
    if (isProblem(error, 'not_found')) return 'already_gone';
    throw error;
  }
}

import { isProblem } from '../contacts/errors.ts';

/** What a search gives, or no result where the service knows no such id: finding nothing is no error. */
export async function emptyIfNotFound<T>(search: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await search;
  } catch (error) {
    if (isProblem(error, 'not_found')) return [];
    throw error;
  }
}

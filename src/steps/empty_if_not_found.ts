import { isProblem } from '../contacts/errors.ts';

/** The result of a search, or an empty list if the service doesn't know the ID. */
export async function emptyIfNotFound<T>(search: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await search;
  } catch (error) {
    if (isProblem(error, 'not_found')) return [];
    throw error;
  }
}

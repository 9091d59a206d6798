import { isProblem } from '../contacts/errors.ts';

/** The result, or null where the service says that the contact isn't there. Any other error goes on. */
export async function nullIfNotFound<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (isProblem(error, 'not_found')) return null;
    throw error;
  }
}

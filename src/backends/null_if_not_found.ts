import { isProblem } from '../contacts/errors.ts';

/** The result; null if the service says that the contact doesn't exist. Any other error is thrown. */
export async function nullIfNotFound<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (isProblem(error, 'not_found')) return null;
    throw error;
  }
}

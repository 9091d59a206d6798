import { isProblem } from '../contacts/errors.ts';
import { pause } from '../http/clock.ts';
import type { Connection } from './connection.ts';

/**
 * Reads and changes. If someone else changed it in between, it starts again until the run's time is up. The pauses are
 * random and grow, so that steps for the same contact don't collide again.
 */
export async function retryOnConflict<T>(connection: Connection, readAndChange: () => Promise<T>): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await readAndChange();
    } catch (error) {
      const longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** round, connection.http.left() - ROUND_TRIP);
      if (!isProblem(error, 'conflict') || longest <= 0) throw error;
      await pause(Math.random() * longest, connection.http.time.over);
    }
  }
}

/** Milliseconds. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;
/** Milliseconds that another read and change need. */
const ROUND_TRIP = 2_000;

import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import type { Run } from '../operation.ts';
import { readStartTime, readText } from './read_input.ts';

/**
 * The moment at which something starts, in ISO 8601 and UTC; undefined for now. One that is over is refused, because the
 * service would start at once or never, and doesn't say which.
 */
export function readStartAt({ connection, input }: Run): string | undefined {
  const instant = readStartTime(input, 'start_at', connection.timezone);
  if (instant === undefined || Date.parse(instant) >= connection.now - CLOCKS) return instant;
  throw new Problem(
    'invalid_input',
    `${quote(readText(input, 'start_at') ?? '')} in Start At is in the past. Choose a later time, or clear it to start now.`,
  );
}

/** Clocks differ by some seconds, and a step can wait for its turn. */
const CLOCKS = 60 * 1000;

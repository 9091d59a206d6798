import { parseArgs } from 'node:util';

export interface Flags {
  readonly port: number;
  readonly size: number;
  /** Milliseconds. */
  readonly indexLag: number;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Stands in for every service on this machine, with invented people. Stop it with Ctrl-C.

  npm run sandbox -- [--port N] [--size N] [--index-lag MILLISECONDS] [--json]

  --port        the port (default: any free one)
  --size        people in each account, at most 100,000 (default: 250)
  --index-lag   how long the Contacts API's search doesn't see a write (default: 0)
  --json        prints one line of JSON when it's ready, and stops with its parent
  --help        prints this`;

/** Reads the command line. A string says what's wrong with it. */
export function readFlags(typed: readonly string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args: [...typed],
      options: {
        port: { type: 'string' },
        size: { type: 'string' },
        'index-lag': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return {
      port: wholeNumber('--port', values.port, 0, 65_535),
      size: wholeNumber('--size', values.size, 250, 100_000),
      indexLag: wholeNumber('--index-lag', values['index-lag'], 0, 3_600_000),
      json: values.json ?? false,
      help: values.help ?? false,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`;
  }
}

function wholeNumber(flag: string, typed: string | undefined, otherwise: number, maximum: number): number {
  if (typed === undefined) return otherwise;
  const number = Number(typed);
  if (!/^\d+$/.test(typed) || number > maximum) throw new Error(`${flag} takes a whole number from 0 to ${maximum}, not "${typed}".`);
  return number;
}

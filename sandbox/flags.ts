import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Flags {
  readonly port: number;
  readonly size: number;
  /** Milliseconds. */
  readonly indexLag: number;
  readonly json: boolean;
}

/** Reads the command line; a text says what's wrong with it. */
export function readFlags(typed: readonly string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args: [...typed],
      options: { port: { type: 'string' }, size: { type: 'string' }, 'index-lag': { type: 'string' }, json: { type: 'boolean' } },
    });
    return {
      port: wholeNumber('--port', values.port, 0, 65_535),
      size: wholeNumber('--size', values.size, 250, 100_000),
      indexLag: wholeNumber('--index-lag', values['index-lag'], 0, 3_600_000),
      json: values.json ?? false,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\nUsage: node sandbox/main.ts [--port N] [--size N] [--index-lag MILLISECONDS] [--json]`;
  }
}

function wholeNumber(flag: string, typed: string | undefined, otherwise: number, maximum: number): number {
  if (typed === undefined) return otherwise;
  const number = Number(typed);
  if (!/^\d+$/.test(typed) || number > maximum) throw new Error(`${flag} takes a whole number from 0 to ${maximum}, not "${typed}".`);
  return number;
}

import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Flags {
  /** Account types by their keys; empty: every one of the build. */
  readonly accounts: readonly string[];
  /** Seeded contacts of each account. */
  readonly size: number;
  readonly json: boolean;
}

const USAGE = 'Usage: npm run demo -- [--account KEY[,KEY]] [--size N] [--json]';

/** Reads the command line; a sentence says what is wrong with it. */
export function readFlags(typed: readonly string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args: [...typed],
      options: { account: { type: 'string', multiple: true }, size: { type: 'string' }, json: { type: 'boolean' } },
    });
    const accounts = (values.account ?? [])
      .flatMap((list) => list.split(','))
      .map((key) => key.trim())
      .filter((key) => key !== '');
    return { accounts: [...new Set(accounts)], size: sizeOf(values.size), json: values.json ?? false };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}

/** Fewer people would leave some steps without anybody to find. */
const LEAST = 20;
/** Beyond it, triggers rightly refuse to read a whole book of some account types. */
const SIZE_LIMIT = 20_000;

function sizeOf(typed: string | undefined): number {
  const size = Number(typed ?? 250);
  if (!Number.isInteger(size) || size < LEAST || size > SIZE_LIMIT)
    throw new Error(`--size takes a whole number from ${LEAST} to ${SIZE_LIMIT}.`);
  return size;
}

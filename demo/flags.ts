import { parseArgs } from 'node:util';

export interface Flags {
  /** Account types as typed, by key or name; empty: every one of the build. */
  readonly accounts: readonly string[];
  /** Seeded contacts of each account. */
  readonly size: number;
  /** Every step with what goes in and comes out. */
  readonly verbose: boolean;
  /** The story of the instant triggers, through the relay. */
  readonly relay: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Runs every trigger, search and action against a sandbox on this machine, and checks each result.

  npm run demo -- [--verbose] [--relay] [--account NAME[,NAME]] [--size N] [--json]

  --verbose   shows every step with what goes in and comes out, and counts its requests
  --relay     starts the relay instead, and shows when instant triggers start for changed and deleted contacts
  --account   one or several account types, like outlook or HighLevel (default: all)
  --size      invented people in each account, 20 to 20,000 (default: 250)
  --json      prints everything as one JSON object
  --help      prints this`;

/** Reads the command line. A string says what's wrong with it. */
export function readFlags(typed: readonly string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args: [...typed],
      options: {
        account: { type: 'string', multiple: true },
        size: { type: 'string' },
        verbose: { type: 'boolean' },
        relay: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const accounts = (values.account ?? [])
      .flatMap((list) => list.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const { verbose = false, relay = false, json = false, help = false } = values;
    return { accounts, size: sizeOf(values.size), verbose, relay, json, help };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`;
  }
}

/** With fewer people, some steps find no one. */
const LEAST = 20;
/** With more, triggers correctly refuse to read a whole book of some account types. */
const SIZE_LIMIT = 20_000;

function sizeOf(typed: string | undefined): number {
  const size = Number(typed ?? 250);
  if (!Number.isInteger(size) || size < LEAST || size > SIZE_LIMIT)
    throw new Error(`--size takes a whole number from ${LEAST} to ${SIZE_LIMIT.toLocaleString('en')}, not "${typed}".`);
  return size;
}

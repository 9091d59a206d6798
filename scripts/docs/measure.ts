import type { RequestRecord } from '../../sandbox/request_log.ts';
import type { Definition, Kind } from '../../sandbox/zapier/definition.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { type Cast, PLAIN_RUNS } from './plain_runs.ts';
import type { Stage } from './stage.ts';

/** What a plain run of an operation took. */
export interface Measured {
  readonly key: string;
  /** `GET /contacts/{id}`: reads before writes, since those that are sent side by side arrive in any order. */
  readonly requests: readonly string[];
  /** The permissions that the requests asked for, each once. */
  readonly scopes: readonly string[];
  /** Why it cannot be done with this account; undefined when it can. */
  readonly refused?: string;
}

/** Runs every operation once, each from the seed and with an empty cache, and counts what it asks of the service. */
export async function measure(app: Definition, stage: Stage, backend?: Backend): Promise<Measured[]> {
  const measured: Measured[] = [];
  const asked = backend === undefined ? () => [] : listen(backend);
  const cast = await stage.reset();
  for (const kind of ['triggers', 'searches', 'creates'] as const) {
    // What only reads can share a seed.
    const castOf = kind === 'creates' ? stage.reset : () => cast;
    for (const key of Object.keys(app[kind])) measured.push(await one(stage, kind, key, await castOf(), asked));
  }
  return measured;
}

async function one(stage: Stage, kind: Kind, key: string, cast: Cast, asked: () => readonly string[]): Promise<Measured> {
  const input = PLAIN_RUNS[kind][key];
  if (input === undefined) throw new Error(`scripts/docs/plain_runs.ts has no run of "${key}": add one.`);
  const platform = stage.platform();
  stage.sandbox.clearRequests();
  asked();
  try {
    await platform.run(kind, key, input(cast));
  } catch (error) {
    const { name, message } = StepError.of(error);
    if (name !== 'HaltedError') throw error;
    return { key, requests: [], scopes: [], refused: message };
  }
  return { key, requests: inOrder(stage.sandbox.requests), scopes: [...new Set(asked())].sort() };
}

/** Hears which permissions are asked for from now on; each call answers with those since the one before. */
function listen(backend: Backend): () => readonly string[] {
  const service = backend.service.bind(backend);
  let heard: string[] = [];
  backend.service = (account) => {
    const known = service(account);
    return {
      ...known,
      hasScope: (scope) => {
        heard.push(scope);
        return known.hasScope(scope);
      },
    };
  };
  return () => {
    const scopes = heard;
    heard = [];
    return scopes;
  };
}

function inOrder(records: readonly RequestRecord[]): string[] {
  const rank = (line: string): string => (line.startsWith('GET ') || line.endsWith('/search') ? `0 ${line}` : `1 ${line}`);
  return records.map(lineOf).sort((one, other) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
}

/** Ids differ from account to account, so their places are shown. Words of an address are short, and written in one case or as camels. */
function lineOf({ method, path }: RequestRecord): string {
  const [plain = ''] = path.split('?');
  const parts = plain.split('/').map((part) => (/^(?:|v[\d.]+|\$?[a-z]+(?:[A-Z][a-z]+)*)$/.test(part) && part.length < 20 ? part : '{id}'));
  return `${method} ${parts.join('/')}`;
}

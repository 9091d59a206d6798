import type { RequestRecord } from '../../sandbox/request_log.ts';
import type { Definition, Kind } from '../../sandbox/zapier/definition.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { plainRun } from './plain_run.ts';
import type { Cast } from './plain_runs.ts';
import type { Stage } from './stage.ts';

/** The cost of a plain run of an operation. */
export interface Measured {
  readonly key: string;
  /** `GET /contacts/{id}`: reads before writes, because requests that are sent at the same time arrive in any order. */
  readonly requests: readonly string[];
  /** The permissions that the requests needed, each once. */
  readonly scopes: readonly string[];
  /** Why this account can't do it; undefined if it can. */
  readonly refused?: string;
}

/** Runs every operation once, each from the seed and with an empty cache, and counts its requests. */
export async function measure(app: Definition, stage: Stage, backend?: Backend): Promise<Measured[]> {
  const measured: Measured[] = [];
  const asked = backend === undefined ? () => [] : listen(backend);
  const cast = await stage.reset();
  for (const kind of ['triggers', 'searches', 'creates'] as const) {
    // Operations that only read can share a seed.
    const castOf = kind === 'creates' ? stage.reset : () => cast;
    for (const key of Object.keys(app[kind])) measured.push(await one(app, stage, kind, key, await castOf(), asked));
  }
  return measured;
}

async function one(app: Definition, stage: Stage, kind: Kind, key: string, cast: Cast, asked: () => readonly string[]): Promise<Measured> {
  stage.sandbox.clearRequests();
  asked();
  try {
    await plainRun(app, stage, kind, key, cast);
  } catch (error) {
    const { name, message } = StepError.of(error);
    if (name !== 'HaltedError') throw error;
    return { key, requests: [], scopes: [], refused: message };
  }
  return { key, requests: inOrder(stage.sandbox.requests), scopes: [...new Set(asked())].sort() };
}

/** Records the permissions that requests need. Each call returns those since the last call. */
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

/**
 * IDs differ by account, so the path shows placeholders. A word of a path is short, and in lower case or camel case.
 */
function lineOf({ method, path }: RequestRecord): string {
  const [plain = ''] = path.split('?');
  const parts = plain.split('/').map((part) => (/^(?:|v[\d.]+|\$?[a-z]+(?:[A-Z][a-z]+)*)$/.test(part) && part.length < 20 ? part : '{id}'));
  return `${method} ${parts.join('/')}`;
}

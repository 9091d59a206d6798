import type { Definition } from '../../sandbox/zapier/definition.ts';
import type { Platform } from '../../sandbox/zapier/platform.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import type { ProblemKind } from '../../src/contacts/errors.ts';
import { ADA_EMAIL } from './plain_runs.ts';
import type { Stage } from './stage.ts';

/** One kind of error, as a person sees it. */
export interface Provoked {
  readonly name: string;
  readonly sentence: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly kind: ProblemKind;
  readonly account: string;
  readonly todo: string;
}

interface Provocation {
  readonly account: 'highlevel' | 'outlook' | 'nylas';
  /** General advice. */
  readonly todo: string;
  run(stage: Stage, platform: Platform, app: Definition): unknown;
}

/**
 * Makes each kind of error happen once, and keeps what the person would see. Kinds of account types that this app
 * doesn't have are left out.
 */
export async function provoke(
  app: Definition,
  accounts: readonly string[],
  stageOf: (app: Definition, key: string) => Stage,
): Promise<Provoked[]> {
  const provoked: Provoked[] = [];
  for (const [kind, { account, todo, run }] of entries(PROVOCATIONS)) {
    if (!accounts.includes(account)) continue;
    const stage = stageOf(app, account);
    await stage.reset();
    try {
      await run(stage, stage.platform(), app);
    } catch (error) {
      const { name, message, code, status } = StepError.of(error);
      if (code !== undefined && code !== kind) throw new Error(`"${kind}" was expected, but "${code}" happened: ${message}`);
      provoked.push({ name, sentence: withoutIds(message), code, status, kind, account, todo });
      continue;
    }
    throw new Error(`"${kind}" was expected but didn’t happen. See scripts/docs/provoke.ts.`);
  }
  return provoked;
}

const NORA = { full_name: 'Nora Example', email: 'nora@example.com' };
const create = (platform: Platform, input = {}) => platform.run('creates', 'create_contact', { ...NORA, ...input });
const failing = (stage: Stage, status: number, headers: Record<string, string> = {}) =>
  stage.sandbox.plan({ service: stage.key, times: 99, response: { status, headers, body: {} } });

/** In the order of the page. Typed by kind, so that the compiler asks for a new one. */
const PROVOCATIONS: Readonly<Record<ProblemKind, Provocation>> = {
  invalid_input: {
    account: 'outlook',
    todo: 'Correct the field that the message names. Nothing was written.',
    run: (_stage, platform) => create(platform, { email: 'nora at example' }),
  },
  not_found: {
    account: 'outlook',
    todo: 'Map the ID from an earlier step, and check that the contact still exists in the same account. A search doesn’t fail; it finds nothing.',
    run: (_stage, platform) => platform.run('creates', 'update_contact', { contact_id: 'gone', first_name: 'Nora' }),
  },
  ambiguous: {
    account: 'outlook',
    todo: 'Fill in Email so that it’s clear who you mean, choose in When Several Match, or use Update Contact.',
    run: async (_stage, platform) => {
      const phone = '+15550200500';
      await create(platform, { phone });
      await create(platform, { full_name: 'Omar Example', email: 'omar@example.com', phone });
      return platform.run('creates', 'create_or_update_contact', { phone, first_name: 'Nora' });
    },
  },
  duplicate: {
    account: 'highlevel',
    todo: 'Nothing, if you don’t want a second contact: the step ends quietly. Otherwise, use Create or Update Contact.',
    run: (_stage, platform) => create(platform, { email: ADA_EMAIL }),
  },
  missing_capability: {
    account: 'nylas',
    todo: 'Choose an account that can do it, or remove the step. It ends quietly, before any request.',
    run: (_stage, platform) => platform.run('searches', 'find_tasks', { contact_id: 'any' }),
  },
  forbidden: {
    account: 'outlook',
    todo: 'Reconnect the account, with access "Read and write" if the message says so, and accept the permissions.',
    run: (stage) => create(stage.platform({ access: 'read' })),
  },
  conflict: {
    account: 'outlook',
    todo: 'Run the step again.',
    run: (stage, platform) => {
      failing(stage, 409);
      return create(platform);
    },
  },
  too_much: {
    account: 'outlook',
    todo: 'Make the file, the text or the search smaller.',
    run: (stage, platform) => {
      failing(stage, 413);
      return create(platform);
    },
  },
  throttled: {
    account: 'outlook',
    todo: 'Nothing. Zapier runs the step again after the time that the service asks for.',
    run: (stage, platform) => {
      failing(stage, 429, { 'retry-after': '30' });
      return create(platform);
    },
  },
  signed_out: {
    account: 'outlook',
    todo: 'Nothing. Zapier renews the sign-in and runs the step again.',
    run: (stage, platform) => {
      failing(stage, 401);
      return create(platform);
    },
  },
  expired: {
    account: 'outlook',
    todo: 'Reconnect the account in Zapier. Its Zaps wait until then.',
    run: (_stage, platform, app) => platform.call(app.authentication.oauth2Config.refreshAccessToken),
  },
  misconfigured: {
    account: 'outlook',
    todo: 'Only the publisher of this integration can fix it, with the settings that the message names. Reconnecting doesn’t help.',
    run: async (_stage, platform, app) => {
      const { OUTLOOK_CLIENT_ID } = process.env;
      delete process.env.OUTLOOK_CLIENT_ID;
      try {
        return await platform.call(app.authentication.oauth2Config.authorizeUrl, { account_type: 'outlook' });
      } finally {
        process.env.OUTLOOK_CLIENT_ID = OUTLOOK_CLIENT_ID;
      }
    },
  },
  service_error: {
    account: 'outlook',
    todo: 'Run the step again. The trace ID is for the vendor’s support.',
    run: (stage, platform) => {
      failing(stage, 500);
      return platform.run('searches', 'find_contact', { email: ADA_EMAIL });
    },
  },
  unexpected_response: {
    account: 'outlook',
    todo: 'Report it. The service returned something that its documents don’t describe.',
    run: (stage, platform) => {
      stage.sandbox.plan({ service: stage.key, response: { status: 200, body: [] } });
      return platform.run('searches', 'find_contact', { contact_id: 'any' });
    },
  },
  unknown_outcome: {
    account: 'outlook',
    todo: 'Before you run the step again, check in the account or with a find step whether it was done.',
    run: (stage, platform) => {
      stage.sandbox.plan({ service: stage.key, response: { drop: 'after' } });
      return create(platform);
    },
  },
  timeout: {
    account: 'outlook',
    todo: 'Run the step again later. If it’s a search, add conditions so that it reads less.',
    run: (_stage, platform) => later(() => platform.run('searches', 'find_contact', { email: ADA_EMAIL })),
  },
  partly_done: {
    account: 'highlevel',
    todo: 'Don’t run the step again. Do what the message says is missing by hand.',
    run: (stage, platform) => {
      stage.sandbox.plan({ service: stage.key, method: 'POST', path: /\/notes/, response: { status: 500, body: {} } });
      return platform.run('creates', 'create_or_update_contact', { ...NORA, note_body: 'Wants an offer.' });
    },
  },
  unforeseen: {
    account: 'outlook',
    todo: 'Report it with the time of the run. It’s a mistake in this integration.',
    run: async () => {
      const { toPlatformError } = await import('../../src/contacts/errors.ts');
      throw toPlatformError(new TypeError('anything'), null);
    },
  },
};

/** Each reading of the clock is half a minute after the last one. */
async function later<T>(run: () => Promise<T>): Promise<T> {
  const now = Date.now;
  let looks = 0;
  Date.now = () => now() + looks++ * 30_000;
  try {
    return await run();
  } finally {
    Date.now = now;
  }
}

/** IDs differ between runs, and can also name what was saved. */
function withoutIds(sentence: string): string {
  return sentence.replace(/\(trace id [^)]+\)/gi, '(trace ID ...)').replace(/\b(id|contact) [\w=-]{20,}/gi, '$1 ...');
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys.map((key) => [key, record[key]]);
}

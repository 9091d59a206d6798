import type { Bundle } from 'zapier-platform-core';
import type { NoticeReading, NoticesPort, Watch } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import { readNotice, type WatchedEvent } from '../contacts/notice.ts';
import { cannotWatch } from '../fields/watch_lines.ts';
import type { Run } from '../operation.ts';
import { readSelection } from './selection.ts';

/** What Zapier keeps of a Zap that was turned on: the watched account and the Zap's hook. */
export interface Subscribed {
  readonly id: string;
  readonly target: string;
}

/** Turns the Zap on. */
export async function subscribe(run: Run, bundle: Bundle, event: WatchedEvent): Promise<Subscribed> {
  const port = requireNotices(run, event);
  const watch = readWatch(run, bundle, event);
  return { id: await port.subscribe(run.connection, watch), target: watch.target };
}

/** Turns the Zap off. */
export async function unsubscribe(run: Run, bundle: Bundle, event: WatchedEvent): Promise<object> {
  const { notices: port } = run.backend;
  await port?.unsubscribe(run.connection, readWatch(run, bundle, event), kept(bundle, 'id'));
  return {};
}

/** What arrived at the Zap's hook. */
export async function receive(run: Run, bundle: Bundle, event: WatchedEvent): Promise<NoticeReading> {
  const port = requireNotices(run, event);
  const notice = readNotice(bundle.cleanedRequest);
  if (notice === null || notice.account_type !== run.backend.key)
    throw new Problem('unexpected_response', "The relay sent something that this trigger can't read. Contact support.");
  const account = kept(bundle, 'id');
  // Such as one on its way from before the Zap got another connection.
  if (account !== '' && notice.account !== null && notice.account !== account) return {};
  return await port.read(run.connection, notice, readWatch(run, bundle, event));
}

/** The port, or a problem that this account can't be watched, before any request. */
export function requireNotices({ backend }: Run, event: WatchedEvent): NoticesPort {
  const { notices } = backend;
  if (notices === undefined) throw new Problem('missing_capability', cannotWatch(backend, event) ?? '');
  return notices;
}

/** Zapier gives the address of the hook when a Zap is turned on and off; later, it's among what was kept. */
function readWatch(run: Run, bundle: Bundle, event: WatchedEvent): Watch {
  const target = bundle.targetUrl || kept(bundle, 'target');
  return { target, event, selection: readSelection(run) };
}

function kept({ subscribeData }: Bundle, key: keyof Subscribed): string {
  const value: unknown = Reflect.get(subscribeData ?? {}, key);
  return typeof value === 'string' ? value : '';
}

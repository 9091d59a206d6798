import { Problem } from '../contacts/errors.ts';
import type { WatchedEvent } from '../contacts/notice.ts';
import { NoResponse } from '../http/platform_request.ts';
import { type SecretResponse, sendSecret } from '../http/post_secret.ts';
import type { Connection } from './connection.ts';
import { type Relay, readRelay, signature } from './relay.ts';

/** What the relay sends to a Zap, for vendors whose notices go to one address for everyone. */
export interface RelaySubscription {
  readonly account_type: string;
  /** Whose notices: the location or the mailbox, which the connection has proved to be its own. */
  readonly account: string;
  readonly target: string;
  readonly events: readonly WatchedEvent[];
}

/** Has the relay send the events of the account to the Zap. */
export async function addSubscription(connection: Connection, subscription: RelaySubscription): Promise<void> {
  await send(connection, 'PUT', subscription);
}

/** Ends it. It succeeds if there's none. */
export async function removeSubscription(connection: Connection, subscription: RelaySubscription): Promise<void> {
  await send(connection, 'DELETE', subscription);
}

/** Also for a vendor that can't reach the relay. */
export const RELAY_IS_DOWN =
  "This integration's relay for instant triggers can't be reached right now, so the Zap can't be turned on or off. Try again in a few minutes.";

/** Milliseconds. */
const PATIENCE = 10_000;
/** Another change of the same subscription came later than our signature. */
const OVERTAKEN = 409;

async function send(connection: Connection, method: 'PUT' | 'DELETE', subscription: RelaySubscription): Promise<void> {
  const relay = readRelay();
  const body = JSON.stringify(subscription);
  let { status } = await request(connection, relay, method, body);
  if (status === OVERTAKEN) status = (await request(connection, relay, method, body)).status;
  if (status >= 200 && status <= 299) return;
  if (status === 401 || status === 403 || status === 400)
    throw new Problem(
      'misconfigured',
      status === 400
        ? "This integration's relay refused the address of this Zap. Its publisher must update the relay, or allow the host in RELAY_HOOK_HOSTS."
        : "This integration's relay doesn't accept its signature. Its publisher must give both the same RELAY_SECRET, and check the relay's clock.",
    );
  throw new Problem('service_error', RELAY_IS_DOWN);
}

async function request(connection: Connection, relay: Relay, method: 'PUT' | 'DELETE', body: string): Promise<SecretResponse> {
  // By the clock, not the start of the run, because a later signature wins.
  const timestamp = String(Date.now());
  const signed = [method, '/subscriptions', timestamp, body].join('\n');
  try {
    return await sendSecret(`${relay.url}/subscriptions`, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Relay-Timestamp': timestamp, 'X-Relay-Signature': signature(relay, signed) },
      body: Buffer.from(body),
      time: Math.max(1, Math.min(PATIENCE, connection.http.left())),
    });
  } catch (error) {
    if (error instanceof NoResponse) throw new Problem('service_error', RELAY_IS_DOWN);
    throw error;
  }
}

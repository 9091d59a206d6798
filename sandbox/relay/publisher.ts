import { parseJson } from '../json.ts';
import { type Notifications, send } from '../notifications.ts';
import type { Sandbox } from '../server.ts';

/** What the vendors gave for their webhooks, which the relay needs to check them. */
export interface WebhookKeys {
  /** PEM. */
  readonly highlevelKey: string;
  readonly nylasSecret: string;
}

/**
 * Has HighLevel and Nylas tell the relay, as the integration's publisher sets it up. The relay must be running, because
 * Nylas begins with a challenge; only then it gives its secret.
 */
export async function setWebhooks(sandbox: Sandbox, relayUrl: string): Promise<WebhookKeys> {
  const { webhooks } = sandbox.accounts.highlevel;
  webhooks.url = `${relayUrl}/highlevel`;
  const body = { trigger_types: ['contact.updated', 'contact.deleted'], webhook_url: `${relayUrl}/nylas` };
  const { status, text } = await send('POST', `${sandbox.url}/nylas/v3/webhooks`, {
    headers: { authorization: `Bearer ${sandbox.environment.NYLAS_CLIENT_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (status !== 200) throw new Error(`Nylas refused the webhook with ${status}: ${text}`);
  const { data } = Object(parseJson(text));
  return { highlevelKey: webhooks.publicKey, nylasSecret: String(data?.webhook_secret) };
}

/** What the sandbox's vendors tell others. */
export function notificationsOf({ accounts }: Sandbox): readonly Notifications[] {
  return [accounts.outlook.store.subscriptions, accounts.highlevel.webhooks, accounts.nylas.store.webhooks].map(
    ({ notifications }) => notifications,
  );
}

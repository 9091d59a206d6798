/**
 * polls.ts runs this in its own process: a sandbox that gets its orders over the process channel, to change contacts
 * and to report its requests.
 */
import { startSandbox } from '../sandbox/server.ts';

/** What the other process can ask for. */
export type Order =
  | { readonly do: 'start'; readonly size: number }
  | { readonly do: 'change'; readonly account: string; readonly from: number; readonly to: number }
  | { readonly do: 'asked' };

export interface Started {
  readonly environment: Readonly<Record<string, string>>;
  readonly connections: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Since the last report. */
export interface Asked {
  readonly requests: number;
  readonly bytes: number;
}

let sandbox: Awaited<ReturnType<typeof startSandbox>> | undefined;

process.on('message', (order: Order) => {
  obey(order).then(
    (response) => process.send?.(response),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));

async function obey(order: Order): Promise<Started | Asked | null> {
  if (order.do === 'start') {
    sandbox = await startSandbox({ size: order.size });
    return { environment: sandbox.environment, connections: sandbox.connections() };
  }
  if (sandbox === undefined) throw new Error('The sandbox was not started.');
  if (order.do === 'asked') {
    const { requests } = sandbox;
    const asked = { requests: requests.length, bytes: requests.reduce((sum, { response }) => sum + Buffer.byteLength(response), 0) };
    sandbox.clearRequests();
    return asked;
  }
  const { book } = sandbox.account(order.account);
  for (const id of book.ids().slice(order.from, order.to)) book.change(id, { company: `Changed ${id}` });
  return null;
}

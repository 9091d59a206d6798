import { Stage, StoryEnded } from '../../demo/stage.ts';
import { tell } from '../../demo/story/index.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { Definition } from '../../sandbox/zapier/definition.ts';
import type { Exchange } from './exchange.ts';

/** The demo's story of one account, for its exchanges; whether it goes well is the demo's own matter, unless it ends early. */
export async function demoOf(
  app: Definition,
  sandbox: Sandbox,
  account: string,
  size: number,
): Promise<{ exchanges: Exchange[]; wrong: string[] }> {
  const exchanges: Exchange[] = [];
  const stage = new Stage(app, sandbox, account, size, ({ operation }) => {
    exchanges.push(...sandbox.requests.map((record) => ({ run: 'demo' as const, account, operation, record, faulted: false })));
  });
  try {
    await tell(stage, accountTypeOf(account));
  } catch (error) {
    if (!(error instanceof StoryEnded)) throw error;
    return { exchanges, wrong: [`${account}: the demo ended early: ${stage.records.at(-1)?.wrong.join('; ') ?? ''}`] };
  }
  return { exchanges, wrong: [] };
}

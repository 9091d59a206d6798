import { Stage, StoryEnded } from '../../demo/stage.ts';
import { tell } from '../../demo/story/index.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { Definition } from '../../sandbox/zapier/definition.ts';
import type { Call } from './call.ts';

/**
 * Runs the demo's story of one account for its calls. Whether it goes well is for the demo to check, unless it ends
 * early.
 */
export async function demoOf(
  app: Definition,
  sandbox: Sandbox,
  account: string,
  size: number,
): Promise<{ calls: Call[]; wrong: string[] }> {
  const calls: Call[] = [];
  const stage = new Stage(app, sandbox, account, size, ({ operation }) => {
    calls.push(...sandbox.requests.map((record) => ({ run: 'demo' as const, account, operation, record, faulted: false })));
  });
  try {
    await tell(stage, accountTypeOf(account));
  } catch (error) {
    if (!(error instanceof StoryEnded)) throw error;
    return { calls, wrong: [`${account}: the demo ended early: ${stage.records.at(-1)?.wrong.join('; ') ?? ''}`] };
  }
  return { calls, wrong: [] };
}

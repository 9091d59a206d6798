import { setEnvironment } from '../../sandbox/environment.ts';
import { type RelayProcess, startRelayProcess } from '../../sandbox/relay/relay_process.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { type HookHost, startHookHost } from '../../sandbox/zapier/hook_host.ts';

/** What instant triggers need besides the accounts: the relay in a process of its own, and Zapier's hooks. */
export interface RelayStage {
  readonly relay: RelayProcess;
  readonly hooks: HookHost;
  close(): Promise<void>;
}

/** Starts both, has the vendors tell the relay, and points the app to it. */
export async function openRelayStage(sandbox: Sandbox): Promise<RelayStage> {
  const hooks = await startHookHost();
  try {
    const relay = await startRelayProcess(sandbox, hooks);
    const restore = setEnvironment(relay.environment);
    return {
      relay,
      hooks,
      close: async () => {
        restore();
        await relay.close();
        await hooks.close();
      },
    };
  } catch (error) {
    await hooks.close();
    throw error;
  }
}

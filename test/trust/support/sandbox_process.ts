import { type SandboxProcess, startSandboxProcess } from '../../../sandbox/child_process.ts';
import { setEnvironment } from '../../../sandbox/environment.ts';

/**
 * A sandbox for the tests of a file, with the app's environment pointing to it. In its own process, because Microsoft's
 * part needs modules that jest can't load.
 */
export function useSandboxProcess(): () => SandboxProcess {
  let sandbox: SandboxProcess | undefined;
  let restore = (): void => undefined;
  beforeAll(async () => {
    sandbox = await startSandboxProcess(3);
    restore = setEnvironment(sandbox.environment);
  });
  afterAll(async () => {
    restore();
    await sandbox?.stop();
  });
  return () => {
    if (sandbox === undefined) throw new Error('the sandbox exists in tests only');
    return sandbox;
  };
}

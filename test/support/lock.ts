import { type Inputs, type Row, type Runner, step } from './run.ts';

/** Runs actions as the platform does: those with the same lock key wait for each other, the others run at once. */
export function locking(runner: Runner): (key: string, input: Inputs) => Promise<Row> {
  const last = new Map<string, Promise<unknown>>();
  return (key, input) => {
    const lock = lockKey(key, input);
    if (lock === null) return runner.create(key, input);
    const before = last.get(lock) ?? Promise.resolve();
    const mine = before.then(
      () => runner.create(key, input),
      () => runner.create(key, input),
    );
    last.set(lock, mine);
    return mine;
  };
}

/** The key of an action's lock with these inputs; null if it has no lock. */
export function lockKey(key: string, input: Inputs): string | null {
  const { lock } = step('creates', key).operation;
  if (lock === undefined) return null;
  return lock.key.replace(/\{\{bundle\.inputData\.(\w+)\}\}/g, (_, name: string) => String(input[name] ?? ''));
}

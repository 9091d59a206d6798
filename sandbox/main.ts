import { banner } from './banner.ts';
import { HELP, readFlags } from './flags.ts';
import { startSandbox } from './server.ts';

/** Runs the sandbox until it's stopped: `node sandbox/main.ts`. */
const flags = readFlags(process.argv.slice(2));
if (typeof flags === 'string') {
  process.stderr.write(`${flags}\n`);
  process.exit(2);
}
if (flags.help) {
  process.stdout.write(`${HELP}\n`);
  process.exit(0);
}
try {
  const sandbox = await startSandbox({ ...flags, signIn: true });
  const stop = (): void => void sandbox.close().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (flags.json) {
    const { url, environment } = sandbox;
    process.stdout.write(`${JSON.stringify({ url, environment, connections: sandbox.connections() })}\n`);
    stopWithParent(stop);
  } else {
    process.stdout.write(banner(sandbox.url, outlookFirst(Object.keys(sandbox.accounts))));
  }
} catch (error) {
  process.stderr.write(`The sandbox couldn't start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Most people know Outlook. */
function outlookFirst(keys: readonly string[]): readonly string[] {
  return keys.toSorted((a, b) => Number(b === 'outlook') - Number(a === 'outlook'));
}

/** A program that started the sandbox may end without a word; then another process becomes its parent. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}

/**
 * The platform's command line, loaded once and run for each message `{ typed }`, the words after `zapier-platform`. It
 * answers with the output and how the command ended. Starting it anew for each of two hundred commands would take
 * longer than the commands.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

const CLI = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'zapier-platform-cli');
/** The command line is CommonJS and finds its commands from its own folder. */
const oclif = createRequire(path.join(CLI, 'package.json'))('@oclif/core');

const environment = { ...process.env };
// The command line is made to end after one command, so it leaves a listener after each.
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);

process.on('message', async ({ typed }: { readonly typed: readonly string[] }) => {
  const printed = { stdout: '', stderr: '' };
  const restore = [keep('stdout', printed), keep('stderr', printed)];
  // Removes what the last command read from the settings, because this one reads them again.
  process.env = { ...environment };
  process.argv = [...process.argv.slice(0, 1), 'zapier-platform', ...typed];
  let status = 0;
  const { exit } = process;
  Object.assign(process, {
    exit: (code = 0) => {
      status = code;
    },
  });
  await oclif.execute({ dir: path.join(CLI, 'src', 'bin'), args: [...typed] });
  Object.assign(process, { exit });
  for (const back of restore) back();
  process.send?.({ status, ...printed });
});

function keep(name: 'stdout' | 'stderr', printed: Record<'stdout' | 'stderr', string>): () => void {
  const stream = process[name];
  const { write } = stream;
  Object.assign(stream, {
    write: (part: string | Uint8Array, ...more: readonly unknown[]) => {
      printed[name] += typeof part === 'string' ? part : Buffer.from(part).toString();
      const done = more.at(-1);
      if (typeof done === 'function') done();
      return true;
    },
  });
  return () => {
    Object.assign(stream, { write });
  };
}

import { createLog } from './log.ts';
import { type Relay, startRelay } from './relay.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { FolderInUseError } from './store/folder_lock.ts';

/** Runs the relay until it gets SIGTERM or SIGINT. */
const STOP_MS = 9_500;

const log = createLog((line) => process.stderr.write(line));

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const relay = await startRelay(settings, { log }).catch((error: unknown) => {
    throw new SettingsError(startProblem(error, settings));
  });
  process.stdout.write(`The relay listens on ${relay.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(relay));
}

function stop(relay: Relay): void {
  // Whatever hangs, the process ends before its host kills it.
  setTimeout(() => process.exit(1), STOP_MS).unref();
  relay.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      log.trouble("The relay couldn't stop cleanly.", error);
      process.exit(1);
    },
  );
}

function startProblem(error: unknown, { databaseUrl, dataFolder, host, port }: Settings): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof FolderInUseError) return `Another relay is using ${dataFolder}. Stop it, or set RELAY_DATA to another folder.`;
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is in use. Set PORT to another one.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST is "${host}", which isn't an address of this machine.`;
  log.trouble("The relay couldn't start.", error);
  if (databaseUrl !== undefined)
    return `The database of DATABASE_URL can't be used${code === '' ? '' : ` (${code})`}. Check its address, user and rights.`;
  return `The embedded store in ${dataFolder} can't be opened${code === '' ? '' : ` (${code})`}. Check that this user may write there.`;
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
  else log.trouble("The relay couldn't start.", error);
  process.exit(1);
});

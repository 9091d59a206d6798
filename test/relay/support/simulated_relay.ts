import { TestClock } from 'pg-boss';
import { createLog } from '../../../relay/log.ts';
import { startRelay } from '../../../relay/relay.ts';
import { readSettings } from '../../../relay/settings.ts';

/** A relay whose time stands still until its parent sends `{advance: milliseconds}`. It then does what is due, and says so. */
const clock = new TestClock(Number(process.env.SIMULATED_NOW ?? Date.now()));
const relay = await startRelay(readSettings(process.env), { clock, log: createLog((line) => process.stderr.write(line)) });
process.stdout.write(`The relay listens on ${relay.url}\n`);
process.on('message', async ({ advance }: { readonly advance: number }) => {
  await clock.setTime(clock.now() + advance);
  await relay.idle();
  process.send?.('done');
});
process.once('SIGTERM', () => void relay.stop().then(() => process.exit(0)));

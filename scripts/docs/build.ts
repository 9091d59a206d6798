import { spawnSync } from 'node:child_process';
import path from 'node:path';

// Another process loads the account types to see what they declare: in this one, they must be loaded with the result.
const constants = spawnSync(process.execPath, [path.join(import.meta.dirname, '..', 'constants.ts')], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (constants.status !== 0) process.exit(1);
Object.assign(globalThis, JSON.parse(constants.stdout));

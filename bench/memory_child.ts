/** Run by memory.ts in a process of its own: does one thing and prints the most memory that the process ever had. */
import { peakMemory } from '../test/support/peak_memory.ts';
import { loadApp, performOf } from './app.ts';

const [what = '', connection = '{}'] = process.argv.slice(2);

if (what === 'core') await import('zapier-platform-core');
if (what !== 'core' && what !== 'node') {
  const { app, platform } = await loadApp();
  const [key = '', input = '{}', meta = '{}'] = what.split('|');
  if (key !== 'app') await platform()(performOf(app.triggers, key), JSON.parse(input), JSON.parse(connection), JSON.parse(meta));
}
console.log(peakMemory());

/** memory.ts runs this in its own process. It does one task and prints the most memory that the process ever had. */
import { peakMemory } from '../test/support/peak_memory.ts';

const [what = '', connection = '{}'] = process.argv.slice(2);

if (what === 'core') await import('zapier-platform-core');
if (what !== 'core' && what !== 'node') {
  const { platformFor } = await import('../sandbox/zapier/platform.ts');
  const { loadBuiltApp } = await import('../sandbox/zapier/built_app.ts');
  const app = await loadBuiltApp();
  const [key = '', input = '{}', meta = '{}'] = what.split('|');
  if (key !== 'app') await platformFor(app, JSON.parse(connection)).run('triggers', key, JSON.parse(input), JSON.parse(meta));
}
console.log(peakMemory());

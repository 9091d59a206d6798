import { createRequire } from 'node:module';

/**
 * The platform's runtime ends a large process after many runs, and a validator with all documents in it is large. This
 * module disables that check, so it must come before the runtime is loaded.
 */
const require = createRequire(import.meta.url);
const checker = require.resolve('zapier-platform-core/src/tools/memory-checker');
require(checker);
const loaded = require.cache[checker];
if (loaded !== undefined) loaded.exports = () => undefined;

export { loadBuiltApp } from '../../sandbox/zapier/built_app.ts';
export { platformFor } from '../../sandbox/zapier/platform.ts';

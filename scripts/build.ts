/**
 * Bundles src/index.ts into dist/index.js. CONTACTS_BACKENDS=outlook,nylas leaves the other backends out.
 * CONTACTS_BRAND="Acme Mail" replaces the label of the only account type wherever a person reads it.
 * CONTACTS_RELAY=on adds the instant triggers, which need a relay.
 *
 * node scripts/build.ts [--outfile FILE]
 */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, type Metafile, type Plugin } from 'esbuild';
import { buildConstants } from './backends.ts';
import { readBackends, readBrand, readRelaySetting, SettingsError } from './settings.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** The only packages that the bundle may contain. The platform's core stays outside; anything else is a mistake. */
const BUNDLED = ['libphonenumber-js', 'vcard4-ts', 'zod'];

class BuildError extends Error {}

/**
 * Only the version of package.json goes into the bundle. Importing the whole file would publish the list of our
 * development tools.
 */
const versionOnly: Plugin = {
  name: 'version-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, async ({ path: file }) => {
      if (path.dirname(file) !== ROOT) return undefined;
      const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

function refuseStrangers(metafile: Metafile): void {
  const files = Object.keys(metafile.inputs);
  const packages = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  const ours = files.filter(
    (file) => !(file.includes('node_modules/') || file.startsWith('src/') || file.startsWith('<define:') || file === 'package.json'),
  );
  const strangers = [...new Set(packages.filter((name) => !BUNDLED.includes(name))), ...ours];
  if (strangers.length > 0) {
    throw new BuildError(
      `The bundle contains ${strangers.join(', ')}. Only src and ${BUNDLED.join(', ')} may be in it. Import types with \`import type\`.`,
    );
  }
}

/**
 * Each constant in the bundler's form: a value for each of their names, so that what isn't in the build is left out.
 */
function definesOf(name: string, value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, part]) => definesOf(name === '' ? key : `${name}.${key}`, part));
}

const DEFAULT = path.join(ROOT, 'dist', 'index.js');

async function buildApp(outfile: string): Promise<{ backends: string[]; brand: string | null; bytes: number }> {
  const backends = readBackends(process.env.CONTACTS_BACKENDS);
  const brand = readBrand(process.env.CONTACTS_BRAND, backends);
  const define = Object.fromEntries(definesOf('', await buildConstants(backends, brand, readRelaySetting(process.env.CONTACTS_RELAY))));
  const { metafile, warnings } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/index.ts'],
    outdir: path.dirname(outfile),
    entryNames: path.basename(outfile, '.js'),
    // A run loads only the chunks of its own account type.
    splitting: true,
    chunkNames: '[name]-[hash]',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    external: ['zapier-platform-core'],
    define,
    plugins: [versionOnly],
    treeShaking: true,
    // ASCII, because the engine reads it in half the memory and time.
    minify: true,
    charset: 'ascii',
    metafile: true,
    logLevel: 'warning',
  });
  if (warnings.length > 0) throw new BuildError('The bundler printed a warning (above). A warning stops the build.');
  refuseStrangers(metafile);
  return { backends, brand, bytes: Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { outfile: { type: 'string', default: DEFAULT } } });
  const outfile = path.resolve(values.outfile);
  // Otherwise chunks of an earlier build would be in the zip, too.
  if (values.outfile === DEFAULT) await rm(path.dirname(DEFAULT), { recursive: true, force: true });
  const { backends, brand, bytes } = await buildApp(outfile);
  console.log(
    `${path.relative(process.cwd(), outfile)}: ${(bytes / 1000).toFixed(1)} KB, ${backends.join(', ')}${brand === null ? '' : `, as ${brand}`}`,
  );
}

try {
  await main();
} catch (error) {
  // The bundler has already printed its own errors.
  const printed = error instanceof Error && 'errors' in error;
  if (!printed) console.error(error instanceof BuildError || error instanceof SettingsError ? error.message : error);
  process.exitCode = 1;
}

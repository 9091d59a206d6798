/** Prints the constants of the build that CONTACTS_BACKENDS and CONTACTS_BRAND describe, as JSON. */
import { buildConstants } from './backends.ts';
import { readBackends, readBrand, SettingsError } from './settings.ts';

try {
  const backends = readBackends(process.env.CONTACTS_BACKENDS);
  console.log(JSON.stringify(await buildConstants(backends, readBrand(process.env.CONTACTS_BRAND, backends))));
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = 1;
}

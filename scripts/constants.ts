/** Prints the constants of the build that CONTACTS_BACKENDS, CONTACTS_BRAND and CONTACTS_RELAY describe, as JSON. */
import { buildConstants } from './backends.ts';
import { readBackends, readBrand, readRelaySetting, SettingsError } from './settings.ts';

try {
  const backends = readBackends(process.env.CONTACTS_BACKENDS);
  const relay = readRelaySetting(process.env.CONTACTS_RELAY);
  console.log(JSON.stringify(await buildConstants(backends, readBrand(process.env.CONTACTS_BRAND, backends), relay)));
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = 1;
}

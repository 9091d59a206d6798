import convert from 'zapier-platform-cli/src/oclif/commands/invoke/input-types.js';
import type { Inputs, Kind, Runner } from './run.ts';

/** The inputs as the platform passes them when a person typed or mapped these texts, in the given zone. */
export async function converted(runner: Runner, kind: Kind, key: string, typed: Inputs, timezone: string): Promise<Inputs> {
  return convert({ ...typed }, await runner.form(kind, key, typed), timezone);
}

import convert from 'zapier-platform-cli/src/oclif/commands/invoke/input-types.js';
import type { Inputs, Kind, Runner } from './run.ts';

/** The inputs as the platform hands them over when a person typed or mapped these texts into the form, in the given zone. */
export async function converted(runner: Runner, kind: Kind, key: string, typed: Inputs, timezone: string): Promise<Inputs> {
  return convert({ ...typed }, await runner.form(kind, key, typed), timezone);
}

import type { Field, Values } from './definition.ts';

/** What the editor makes of a sample, in the order of the fields: what each field brings of its own comes before what the definition shows. */
export function wholeSample(sample: Values = {}, fields: readonly Pick<Field, 'key' | 'sample'>[] = []): Values {
  const whole: Record<string, unknown> = {};
  for (const { key, sample: own } of fields) {
    // Two underscores are the platform's way into a group.
    const [group = key, inner] = key.split('__');
    const value = own === undefined ? sample[group] : own;
    if (value !== undefined) whole[group] = inner === undefined ? value : { ...Object(whole[group]), [inner]: value };
  }
  return { ...whole, ...Object.fromEntries(Object.entries(sample).filter(([key]) => !(key in whole))) };
}

import type { Field, Values } from './definition.ts';

/** The editor's sample, in the order of the fields: a field's own sample goes before the definition's. */
export function wholeSample(sample: Values = {}, fields: readonly Pick<Field, 'key' | 'sample'>[] = []): Values {
  const whole: Record<string, unknown> = {};
  for (const { key, sample: own } of fields) {
    // Two underscores are the platform's notation for a nested key.
    const [group = key, inner] = key.split('__');
    const value = own === undefined ? sample[group] : own;
    if (value !== undefined) whole[group] = inner === undefined ? value : { ...Object(whole[group]), [inner]: value };
  }
  return { ...whole, ...Object.fromEntries(Object.entries(sample).filter(([key]) => !(key in whole))) };
}

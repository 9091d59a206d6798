import type { PlainOutputField } from 'zapier-platform-core';
import type { OutputFunction } from './custom_outputs.ts';

type Value = PlainOutputField['sample'];
/** A sample with every key that an output can have. */
export type Sample = Readonly<Record<string, Value>>;

/**
 * The output fields with their samples, as a function that the editor calls when it needs them. Zapier copies the whole definition twice in
 * every run, so the definition itself has only the fields that tell rows apart.
 */
export function outputFields(fields: readonly PlainOutputField[], sample: Sample): [OutputFunction] {
  return [async () => addSamples(fields, sample)];
}

/** Adds each field's part of the sample. */
export function addSamples(fields: readonly PlainOutputField[], sample: Sample): PlainOutputField[] {
  return fields.map((field) => {
    const value = sampleOf(sample, field.key);
    return value === undefined ? field : { ...field, sample: value };
  });
}

/** Two underscores stand for a nested key. */
function sampleOf(sample: Sample, key: string): Value {
  const [group = key, inner] = key.split('__');
  const value = sample[group];
  if (inner === undefined) return value;
  return typeof value === 'object' && value !== null ? Reflect.get(value, inner) : undefined;
}

import type { PlainOutputField } from 'zapier-platform-core';
import type { OutputFunction } from './custom_outputs.ts';

type Value = PlainOutputField['sample'];
/** An answer with every key that it can have. */
export type Sample = Readonly<Record<string, Value>>;

/**
 * The fields of an answer, each with its part of the sample, as a function that the editor calls when it needs them. The platform copies
 * the whole definition twice in every run, so only what it must know beforehand stands there: the fields that tell rows apart.
 */
export function outputFields(fields: readonly PlainOutputField[], sample: Sample): [OutputFunction] {
  return [async () => addSamples(fields, sample)];
}

/** The fields, each with its part of the sample. */
export function addSamples(fields: readonly PlainOutputField[], sample: Sample): PlainOutputField[] {
  return fields.map((field) => {
    const value = sampleOf(sample, field.key);
    return value === undefined ? field : { ...field, sample: value };
  });
}

/** Two underscores are the platform's way into a group. */
function sampleOf(sample: Sample, key: string): Value {
  const [group = key, inner] = key.split('__');
  const value = sample[group];
  if (inner === undefined) return value;
  return typeof value === 'object' && value !== null ? Reflect.get(value, inner) : undefined;
}

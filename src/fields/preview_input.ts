import type { PlainInputField } from 'zapier-platform-core';
import { type FieldFunction, YES_NO } from './form.ts';

/** Whether the step only says what it would do. A function, because every run copies the definition. */
export function previewInput(place: Pick<PlainInputField, 'group'> = {}): FieldFunction {
  return async () => [
    { key: 'preview', label: 'Preview', ...YES_NO, ...place, helpText: 'Yes returns what the step would change, and saves nothing.' },
  ];
}

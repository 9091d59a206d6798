import { type Definition, operationsOf } from '../sandbox/zapier/definition.ts';
import { OTHER_PERSON, type StepRecord } from './stage.ts';

/** One account's story as it went. */
export interface Told {
  readonly key: string;
  readonly label: string;
  readonly steps: readonly StepRecord[];
}

/** Every operation that a person sees in the app. */
export function visibleOperations(app: Definition): string[] {
  return (['triggers', 'searches', 'creates'] as const).flatMap((kind) => operationsOf(app, kind).map(({ key }) => key));
}

/** What the stories have run besides, in the order in which they did. */
export function otherOperations(stories: readonly Told[], visible: readonly string[]): string[] {
  const all = stories.flatMap(({ steps }) => steps.map(({ operation }) => operation));
  return [...new Set(all)].filter((operation) => operation !== OTHER_PERSON && !visible.includes(operation));
}

/** `1`, or `1-3` where it took more at times; `-` where it did not run. */
export function requestRange(steps: readonly StepRecord[], operation: string): string {
  const counts = steps.filter((step) => step.operation === operation).map(({ requests }) => requests);
  if (counts.length === 0) return '-';
  const least = Math.min(...counts);
  const greatest = Math.max(...counts);
  return least === greatest ? String(least) : `${least}-${greatest}`;
}

/** Everything that was not as it should be, the operations that no step ran included. */
export function shortcomings(stories: readonly Told[], visible: readonly string[]): string[] {
  return stories.flatMap(({ key, steps }) => [
    ...steps.filter(({ wrong }) => wrong.length > 0).map(({ title, wrong }) => `${key}: ${title}: ${wrong.join('; ')}`),
    ...visible.filter((name) => !steps.some(({ operation }) => operation === name)).map((name) => `${key}: ${name} was not run`),
  ]);
}

import { type Definition, type Operation, operationsOf } from '../sandbox/zapier/definition.ts';
import { OTHER_PERSON, type StepRecord } from './stage.ts';

/** The result of one account's story. */
export interface Told {
  readonly key: string;
  readonly label: string;
  readonly steps: readonly StepRecord[];
}

/** Every operation that a person sees in the app, without the instant triggers: they need the relay. */
export function visibleOperations(app: Definition): string[] {
  const kinds = ['triggers', 'searches', 'creates'] as const;
  return kinds.flatMap((kind) => operationsOf(app, kind).flatMap((one) => (isInstant(one) ? [] : [one.key])));
}

/** The instant triggers, which a story with the relay runs. */
export function instantTriggers(app: Definition): string[] {
  return operationsOf(app, 'triggers').flatMap((one) => (isInstant(one) ? [one.key] : []));
}

function isInstant({ operation }: Operation): boolean {
  return operation.type === 'hook';
}

/** What else the stories ran, in order. */
export function otherOperations(stories: readonly Told[], visible: readonly string[]): string[] {
  const all = stories.flatMap(({ steps }) => steps.map(({ operation }) => operation));
  return [...new Set(all)].filter((operation) => operation !== OTHER_PERSON && !visible.includes(operation));
}

/** `1`, or `1-3` if it varied, or `-` if it didn't run. */
export function requestRange(steps: readonly StepRecord[], operation: string): string {
  const counts = steps.filter((step) => step.operation === operation).map(({ requests }) => requests);
  if (counts.length === 0) return '-';
  const least = Math.min(...counts);
  const greatest = Math.max(...counts);
  return least === greatest ? String(least) : `${least}-${greatest}`;
}

/** Everything that went wrong, including operations that no step ran. */
export function shortcomings(stories: readonly Told[], visible: readonly string[]): string[] {
  return stories.flatMap(({ key, steps }) => [
    ...steps.filter(({ wrong }) => wrong.length > 0).map(({ title, wrong }) => `${key}: ${title}: ${wrong.join('; ')}`),
    ...visible.filter((name) => !steps.some(({ operation }) => operation === name)).map((name) => `${key}: ${name} did not run`),
  ]);
}

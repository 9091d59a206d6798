import { IDS } from './altered_responses.ts';
import type { Fault, Verdict } from './faults.ts';
import type { Outcome, Play } from './play.ts';
import type { Step } from './steps.ts';

const NEXT_STEP =
  /(?:Try again later|Zapier (?:tries|renews)|[Rr]econnect |Check the|Correct the fields|[Rr]un (?:the|this) step again|look in the account|Make it smaller|Choose )/;
/** From proxies, the machine, the client, or careless programs. */
const FORBIDDEN = /<html|Example Proxy|127\.0\.0\.1|FetchError|undefined|\bNaN\b/;
const LEFT_OUT = new RegExp(
  `^Left out a [a-z ]+ that can't be read: (?:ID 42|it has no ID), its field "(?:${IDS.join('|')})" isn't what was expected\\.$`,
);
const UNCERTAIN = /may have been saved|probably saved/;
/** Retries within a run, whose pauses take at least a second on average. */
const RETRIES_LIMIT = 40;
/** How often a request is sent again before anything was written. */
const REPEATS_LIMIT = 3;
const LOOKED_FOR_ELSEWHERE = 4;

/** Everything that isn't as it should be. */
export function complaints(
  play: Play,
  fault: Fault,
  step: Step,
  verdict: Verdict,
  found: Outcome & { readonly again?: Outcome },
): string[] {
  const label = play.world.backend.label;
  const token = play.world.sandbox.requests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? 'no token';
  if (verdict.follows === true) return found.error === null || found.error.name === 'AppError' ? [] : [`ends with ${found.error.name}`];
  return [
    ...ofError(verdict, found, label, token),
    ...ofLog(verdict, found),
    ...ofState(play, fault, step, verdict, found),
    ...ofRequests(play, fault, step, verdict, found),
  ];
}

function ofError(verdict: Verdict, { error }: Outcome, label: string, token: string): string[] {
  const { error: name, code = '', delay } = verdict;
  if (name === undefined) return error === null ? [] : [`should response, but: ${error.name} ${error.code ?? ''} ${error.message}`];
  if (error === null) return [`should be a ${name} ${code}, but answers`];
  const wrong = [
    ...(error.name === name && [error.code, ''].includes(code)
      ? []
      : [`should be ${name} ${code}, but is ${error.name} ${error.code ?? ''}: ${error.message}`]),
    ...(typeof delay === 'number' && error.delay !== delay ? [`should ask for ${delay} s, but for ${error.delay}`] : []),
  ];
  return [...wrong, ...ofSentence(error.message, verdict.uncertain === true, label, token)];
}

/** Nothing is left out without a word, and nothing that can be read. */
function ofLog({ leftOut = false }: Verdict, { error, logged }: Outcome): string[] {
  const told = logged.filter((line) => LEFT_OUT.test(line));
  const other = logged.filter((line) => !LEFT_OUT.test(line));
  return [
    ...(leftOut && told.length === 0 ? ['leaves out without a word'] : []),
    ...(!leftOut && error === null && told.length > 0 ? [`leaves out what can be read: ${told[0]}`] : []),
    ...other.map((line) => `logs: ${line}`),
  ];
}

function ofSentence(message: string, uncertain: boolean, label: string, token: string): string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [!uncertain || UNCERTAIN.test(message), 'does not say that it may have been saved'],
    [uncertain || !UNCERTAIN.test(message), 'says without reason that it may have been saved'],
    [message.includes(label), `does not name ${label}`],
    [NEXT_STEP.test(message), 'does not say what to do next'],
    [/[.!](?: \(trace ID [^)]+\))?$/.test(message), 'is no sentence'],
    [!FORBIDDEN.test(message) && !message.includes(token), 'holds what it must not'],
  ];
  return rules.flatMap(([kept, complaint]) => (kept ? [] : [`${complaint}: ${message}`]));
}

function ofState(
  { after, stateAt, steps }: Play,
  fault: Fault,
  step: Step,
  verdict: Verdict,
  { state, again }: Outcome & { readonly again?: Outcome },
): string[] {
  const next = steps.slice(steps.indexOf(step) + 1).find(({ writes }) => writes);
  const done = next === undefined ? after : stateAt(next);
  const performed = step.writes && fault.performed === true;
  const expected = verdict.error === undefined ? [after, stateAt(step), done] : [performed ? done : stateAt(step)];
  return [
    ...(expected.includes(state) ? [] : [`leaves another state than ${performed ? 'the write made' : 'was there'}`]),
    ...(again === undefined || step.afterWrite || (again.error === null && again.state === after)
      ? []
      : [`does not end well when the platform runs it again: ${again.error?.message}`]),
  ];
}

function ofRequests({ steps }: Play, fault: Fault, step: Step, verdict: Verdict, { requests, error }: Outcome): string[] {
  const repeated = fault.repeats === 'all' || (fault.repeats === 'reads' && !step.writes);
  // A step can ask for the same thing twice at the same time, and both come back.
  const alike = steps.filter(({ method, path }) => method === step.method && path === step.path).length;
  const usual = steps.length + (repeated ? REPEATS_LIMIT * alike : 0);
  const retries = error !== null && (verdict.code === 'conflict' || verdict.code === 'partly_done') ? 2 * RETRIES_LIMIT : 0;
  // What a response lacks can be requested in another way.
  const limit = usual + retries + (verdict.more ?? 0) + (error === null ? LOOKED_FOR_ELSEWHERE : 0);
  return requests <= limit ? [] : [`makes ${requests} requests, and ${usual} are usual`];
}

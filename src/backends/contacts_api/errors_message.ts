import { STATUS_CODES } from '../../http/status_codes.ts';

/**
 * The messages of a refusal in any form: a text or a list of texts in `message`, checks of fields with their
 * constraints, a text per field, `error` as a text or with its own message, and fields with a message and a rule each.
 */
export function messagesIn(body: unknown): readonly string[] {
  const { message, error, ...others } = recordOf(body);
  const fields = Object.fromEntries(Object.entries(others).filter(([, value]) => typeof recordOf(value).message === 'string'));
  const said = [message, error, fields].map((part) => sentencesOf(part, 0)).find((sentences) => sentences.length > 0) ?? [];
  return [...new Set(said)].slice(0, MESSAGES_LIMIT);
}

/** More messages than this aren't meant for people. */
const MESSAGES_LIMIT = 5;
const DEEPEST = 4;

function sentencesOf(value: unknown, depth: number): string[] {
  // The name of a status says nothing new.
  if (typeof value === 'string') return value.trim() === '' || NAMES.has(value) ? [] : [value];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((part) => sentencesOf(part, depth + 1));
  const { message, constraints, property, children } = recordOf(value);
  if (message !== undefined) return sentencesOf(message, depth + 1);
  if (constraints !== undefined || property !== undefined)
    return [...Object.values(recordOf(constraints)), children].flatMap((part) => sentencesOf(part, depth + 1));
  return Object.entries(value).flatMap(([field, part]) => sentencesOf(part, depth + 1).map((sentence) => withField(field, sentence)));
}

const NAMES = new Set(Object.values(STATUS_CODES));

/** `country`, "must be valid": puts the field before its message. */
function withField(field: string, sentence: string): string {
  return sentence.includes(field) || /^(?:message|error|code|details?)$/i.test(field) ? sentence : `${field} ${sentence}`;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

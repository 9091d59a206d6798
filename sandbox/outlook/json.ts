import { isRecord } from '../json.ts';
import { badRequest, unreadableBody } from './errors.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The request's body as a JSON object, without OData's annotations, which say nothing about the item itself. */
export function readObject(body: Buffer, contentType: string | undefined): JsonObject {
  const value = isJson(contentType) ? parse(body.toString('utf8')) : undefined;
  if (!isRecord(value)) {
    throw badRequest('Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.');
  }
  return Object.fromEntries(Object.entries(value).filter(([name]) => !name.includes('@')));
}

/** A string, or null; anything else doesn't fit the type. */
export function textOrNull(value: unknown, name: string): string | null {
  if (value === null || typeof value === 'string') return value;
  throw unreadableBody(`Cannot convert the value of the property '${name}' to the expected type 'Edm.String'.`);
}

/** A list without holes. Null is refused, because the vendor's types say that a collection is never null. */
export function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw unreadableBody(`The property '${name}' has the expected type 'Collection' and accepts a list only.`);
}

export function textList(value: unknown, name: string): readonly string[] {
  return list(value, name).map((item) => {
    if (typeof item === 'string') return item;
    throw unreadableBody(`The property '${name}' has an item that is not of the expected type 'Edm.String'.`);
  });
}

/** An object with known properties only. */
export function objectOf(value: unknown, name: string, allowed: readonly string[]): JsonObject {
  if (!isRecord(value)) throw unreadableBody(`The property '${name}' is expected to be an object.`);
  const requested = Object.fromEntries(Object.entries(value).filter(([key]) => !key.includes('@')));
  for (const key of Object.keys(requested)) if (!allowed.includes(key)) throw unknownProperty(key, name);
  return requested;
}

export function unknownProperty(property: string, type: string): Error {
  return unreadableBody(
    `The property '${property}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type or mark the type as open type.`,
  );
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/(json|.*\+json)\b/i.test(contentType);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { upgrade } from '@scalar/openapi-upgrader';
import { isRecord } from '../../sandbox/json.ts';
import { DOCUMENTS, VENDORS } from './vendors.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A location in a document: the document's name and the keys that lead there. */
export interface Pointer {
  readonly document: string;
  readonly keys: readonly string[];
}

/** One method of one path of one document. */
export interface Endpoint extends Pointer {
  readonly method: string;
  readonly template: string;
  readonly operation: Json;
}

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** The folder of the documents. They belong to the vendors and aren't part of the project. */
export const FOLDER = path.resolve(ROOT, process.env.CONTRACTS_DIR ?? path.join('..', 'shared', 'contracts'));

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** The vendors' documents, converted to OpenAPI 3.1, whose schemas are JSON Schema. */
export class Documents {
  readonly all = new Map<string, Json>();
  readonly #endpoints = new Map<string, readonly Endpoint[]>();

  constructor(folder: string) {
    for (const name of NAMES) this.all.set(name, read(path.join(folder, name)));
    for (const [service, names] of Object.entries(DOCUMENTS))
      this.#endpoints.set(
        service,
        names.flatMap((name) => this.endpointsOf(name)),
      );
  }

  /** Every endpoint of a document. */
  endpointsOf(document: string): Endpoint[] {
    return Object.entries(recordOf(this.at({ document, keys: ['paths'] }))).flatMap(([template, item]) =>
      METHODS.filter((method) => isRecord(item) && isRecord(item[method])).map((method) => ({
        document,
        keys: ['paths', template, method],
        method: method.toUpperCase(),
        template,
        operation: recordOf(recordOf(item)[method]),
      })),
    );
  }

  /** The endpoint of a request; if several match, the one with the fewest placeholders. */
  endpointFor(service: string, method: string, pathname: string): Endpoint | undefined {
    const fitting = (this.#endpoints.get(service) ?? []).filter((one) => one.method === method && patternOf(one.template).test(pathname));
    const holes = ({ template }: Endpoint): number => template.split('{').length;
    return fitting.toSorted((one, other) => holes(one) - holes(other))[0];
  }

  /** The value at a location, after following references. */
  at(pointer: Pointer): unknown {
    return this.follow(pointer).value;
  }

  /** The value at a location, and its real location if a reference leads there. */
  follow(pointer: Pointer): { readonly pointer: Pointer; readonly value: unknown } {
    let here: Pointer = { document: pointer.document, keys: [] };
    let value: unknown = this.all.get(pointer.document);
    for (const key of [...pointer.keys, undefined]) {
      while (isRecord(value) && typeof value.$ref === 'string') {
        const next = this.follow(target(here.document, value.$ref));
        here = next.pointer;
        value = next.value;
      }
      if (key === undefined) break;
      here = { document: here.document, keys: [...here.keys, key] };
      value = isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
    }
    return { pointer: here, value };
  }
}

const NAMES = [...new Set(VENDORS.flatMap(({ documents, more = [] }) => [...Object.values(documents).flat(), ...more]))];

/** The message about missing documents; undefined if all are there. */
export function missingDocuments(): string | undefined {
  const missing = NAMES.filter((name) => !existsSync(path.join(FOLDER, name)));
  if (missing.length === 0) return undefined;
  const list = missing.map((name) => `  ${path.join(FOLDER, name)}\n`).join('');
  return `NOTHING WAS VALIDATED. The contract test needs the vendors' OpenAPI documents, and these are missing:\n\n${list}
Get them from the vendors and name their folder in CONTRACTS_DIR:

${VENDORS.map(({ published }) => `  ${published}\n`).join('')}`;
}

/** `contracts:/graph/contacts.json#/components/...`: the validator's name for each location. */
export function addressOf({ document, keys }: Pointer): string {
  const pointer = keys.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`);
  return `${BASE}${document}#${pointer.join('')}`;
}

export const BASE = 'contracts:/';

export function below(pointer: Pointer, ...keys: readonly string[]): Pointer {
  return { document: pointer.document, keys: [...pointer.keys, ...keys] };
}

const patterns = new Map<string, RegExp>();

/** `/contacts/{contactId}` as an expression; an ID can contain anything except a slash. */
export function patternOf(template: string): RegExp {
  const kept = patterns.get(template);
  if (kept !== undefined) return kept;
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('([^/]+)')}$`);
  patterns.set(template, pattern);
  return pattern;
}

export function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function recordsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function target(document: string, reference: string): Pointer {
  const [file = '', pointer = ''] = reference.split('#');
  const keys = pointer.split('/').slice(1);
  return {
    document: file === '' ? document : path.posix.join(path.posix.dirname(document), file),
    keys: keys.map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')),
  };
}

function read(file: string): Json {
  return recordOf(upgrade(JSON.parse(readFileSync(file, 'utf8')), '3.1'));
}

import { isRecord } from '../../sandbox/json.ts';
import { below, type Documents, type Pointer } from './documents.ts';

/** Something that a schema doesn't allow. */
export interface Fault {
  /** Within the value: `/contact/customFields/[]/id`, with brackets for the number of an item. */
  readonly at: string;
  /** The violated rule of JSON Schema, or `unknown property`. */
  readonly rule: string;
  readonly said: string;
  /** The value there. */
  readonly value: unknown;
}

interface Part {
  readonly pointer: Pointer;
  readonly schema: Readonly<Record<string, unknown>>;
}

/**
 * The properties that a value may have by all parts of its schema. Each level is read from the document once, when it's
 * needed.
 */
export class Shape {
  readonly #documents: Documents;
  readonly #parts: readonly Part[];
  readonly #isOpen: boolean;
  readonly #members = new Map<string, Shape | null>();
  #items: Shape | undefined;

  constructor(documents: Documents, pointers: readonly Pointer[]) {
    this.#documents = documents;
    this.#parts = pointers.flatMap((pointer) => partsOf(documents, pointer));
    this.#isOpen = this.#parts.some(({ schema }) => isRecord(schema.additionalProperties) || schema.additionalProperties === true);
  }

  /** The properties of the value, at any depth, that no schema names. */
  unknown(value: unknown, at: string): Fault[] {
    if (Array.isArray(value)) {
      const items = this.#itemShape();
      return value.flatMap((item) => items.unknown(item, `${at}/[]`));
    }
    // A schema that names nothing says nothing.
    if (!isRecord(value) || !this.#parts.some(({ schema }) => hasNames(schema))) return [];
    return Object.entries(value).flatMap(([name, member]) => {
      const shape = this.#memberShape(name);
      if (shape !== null) return shape.unknown(member, `${at}/${name}`);
      return this.#isOpen ? [] : [{ at: `${at}/${name}`, rule: 'unknown property', said: 'is not named in the schema', value: member }];
    });
  }

  #itemShape(): Shape {
    const listing = this.#parts.filter(({ schema }) => isRecord(schema.items));
    this.#items ??= new Shape(
      this.#documents,
      listing.map(({ pointer }) => below(pointer, 'items')),
    );
    return this.#items;
  }

  #memberShape(name: string): Shape | null {
    const kept = this.#members.get(name);
    if (kept !== undefined) return kept;
    const naming = this.#parts.filter(({ schema }) => isRecord(schema.properties) && Object.hasOwn(schema.properties, name));
    const pointers = naming.map(({ pointer }) => below(pointer, 'properties', name));
    const shape = pointers.length === 0 ? null : new Shape(this.#documents, pointers);
    this.#members.set(name, shape);
    return shape;
  }
}

function hasNames({ properties }: Part['schema']): boolean {
  return isRecord(properties) && Object.keys(properties).length > 0;
}

/** A schema and all its parts. */
function partsOf(documents: Documents, from: Pointer): Part[] {
  const { pointer, value: schema } = documents.follow(from);
  if (!isRecord(schema)) return [];
  const others = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.flatMap((_, index) => partsOf(documents, below(pointer, keyword, `${index}`))) : [];
  });
  return [{ pointer: pointer, schema }, ...others];
}

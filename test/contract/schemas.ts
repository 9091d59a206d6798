import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { isRecord } from '../../sandbox/json.ts';
import { addressOf, BASE, type Documents, type Place } from './documents.ts';

/** Something that a schema does not allow. */
export interface Fault {
  /** Within the value: `/contact/customFields/[]/id`, with brackets for the number of an entry. */
  readonly at: string;
  /** The rule of JSON Schema that is broken, or `unknown property`. */
  readonly rule: string;
  readonly said: string;
  /** What stands there. */
  readonly value: unknown;
}

/** Checks values against the schemas of the documents. */
export class Schemas {
  readonly #documents: Documents;
  readonly #strict: Ajv2020;
  readonly #lenient: Ajv2020;

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#strict = validator(documents, {});
    // A text of a path or a query stands for a number where the schema says so.
    this.#lenient = validator(documents, { coerceTypes: true });
  }

  /** What is wrong with a JSON value; a property that the schema does not name is wrong, too. */
  faults(place: Place, value: unknown): Fault[] {
    const validate = this.#strict.compile({ $ref: this.#address(place) });
    const broken = validate(value) ? [] : innermost(validate.errors ?? []).map(faultOf);
    return unique([...broken, ...this.#unknown([place], value, '')]);
  }

  /** The same for what stood in a path, a query, a header or a form: everything is text there. */
  textFaults(place: Place, value: string | readonly string[]): Fault[] {
    const validate = this.#lenient.compile({ type: 'object', properties: { value: { $ref: this.#address(place) } } });
    return validate({ value: Array.isArray(value) ? [...value] : value }) ? [] : unique(innermost(validate.errors ?? []).map(faultOf));
  }

  /** The same for a form, with names as of properties. */
  formFaults(place: Place, form: Readonly<Record<string, string>>): Fault[] {
    const validate = this.#lenient.compile({ $ref: this.#address(place) });
    const broken = validate({ ...form }) ? [] : innermost(validate.errors ?? []).map(faultOf);
    return unique([...broken, ...this.#unknown([place], form, '')]);
  }

  /** Where the schema really is: the validator does not follow references on the way to one. */
  #address(place: Place): string {
    return addressOf(this.#documents.follow(place).place);
  }

  #unknown(places: readonly Place[], value: unknown, at: string): Fault[] {
    const schemas = places.flatMap((place) => this.#parts(place));
    if (Array.isArray(value)) {
      const items = schemas.filter(({ schema }) => isRecord(schema.items)).map(({ place }) => below(place, 'items'));
      return items.length === 0 ? [] : value.flatMap((entry) => this.#unknown(items, entry, `${at}/[]`));
    }
    if (!isRecord(value)) return [];
    const naming = schemas.filter(({ schema }) => isRecord(schema.properties) && Object.keys(schema.properties).length > 0);
    const open = schemas.filter(({ schema }) => isRecord(schema.additionalProperties) || schema.additionalProperties === true);
    // A schema that names nothing says nothing.
    if (naming.length === 0) return [];
    return Object.entries(value).flatMap(([name, member]) => {
      const named = naming.filter(({ schema }) => Object.hasOwn(schema.properties as object, name));
      if (named.length > 0)
        return this.#unknown(
          named.map(({ place }) => below(place, 'properties', name)),
          member,
          `${at}/${name}`,
        );
      return open.length > 0 ? [] : [{ at: `${at}/${name}`, rule: 'unknown property', said: 'is not named in the schema', value: member }];
    });
  }

  /** A schema and all that it is put together from. */
  #parts(from: Place): { readonly place: Place; readonly schema: Readonly<Record<string, unknown>> }[] {
    const { place, value: schema } = this.#documents.follow(from);
    if (!isRecord(schema)) return [];
    const others = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
      const list = schema[keyword];
      return Array.isArray(list) ? list.flatMap((_, index) => this.#parts(below(place, keyword, `${index}`))) : [];
    });
    return [{ place, schema }, ...others];
  }
}

export function below(place: Place, ...keys: readonly string[]): Place {
  return { document: place.document, keys: [...place.keys, ...keys] };
}

function validator(documents: Documents, options: { readonly coerceTypes?: boolean }): Ajv2020 {
  // The vendors' documents hold keywords of OpenAPI and formats of their own: those are no rules.
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, validateSchema: false, logger: false, ...options });
  formats.default(ajv);
  for (const [name, document] of documents.all) ajv.addSchema({ ...document }, `${BASE}${name}`);
  return ajv;
}

/** Of a choice of which nothing fits, the choice alone: what each branch misses is noise. */
function innermost(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return errors.filter(
    (error) =>
      !choices.some(
        (choice) => choice !== error && error.instancePath.startsWith(choice.instancePath) && error.schemaPath !== choice.schemaPath,
      ),
  );
}

function faultOf({ instancePath, keyword, message, params, data }: ErrorObject): Fault {
  const at = instancePath.replace(/\/\d+(?=\/|$)/g, '/[]');
  const missing = keyword === 'required' && typeof params.missingProperty === 'string' ? `/${params.missingProperty}` : '';
  return { at: `${at}${missing}`, rule: keyword, said: message ?? keyword, value: data };
}

function unique(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.at} ${fault.rule} ${JSON.stringify(fault.value)}`, fault])).values()];
}

import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { addressOf, BASE, type Documents, type Pointer } from './documents.ts';
import { type Fault, Shape } from './shape.ts';

/**
 * Checks values against the schemas of the documents. Each schema is compiled once, because that takes longer than
 * checking a hundred values.
 */
export class Schemas {
  readonly #documents: Documents;
  readonly #strict: Validators;
  readonly #lenient: Validators;
  readonly #shapes = new Map<string, Shape>();

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#strict = validators(documents, {}, ($ref) => ({ $ref }));
    // A text of a path or a query can mean a number if the schema says so.
    this.#lenient = validators(documents, { coerceTypes: true }, ($ref) => ({ type: 'object', properties: { value: { $ref } } }));
  }

  /** What is wrong with a JSON value, including properties that the schema doesn't name. */
  faults(pointer: Pointer, value: unknown): Fault[] {
    const validate = this.#strict(this.#address(pointer));
    const broken = validate(value) ? [] : innermost(validate.errors ?? []).map(faultOf);
    return unique([...broken, ...this.#shapeOf(pointer).unknown(value, '')]);
  }

  /** The same for a value of a path, a query, a header or a form, where everything is text. */
  textFaults(pointer: Pointer, value: string | readonly string[]): Fault[] {
    const validate = this.#lenient(this.#address(pointer));
    return validate({ value: Array.isArray(value) ? [...value] : value }) ? [] : unique(innermost(validate.errors ?? []).map(faultOf));
  }

  /** The same for a form, with its names as properties. */
  formFaults(pointer: Pointer, form: Readonly<Record<string, string>>): Fault[] {
    const validate = this.#lenient(this.#address(pointer));
    const broken = validate({ value: { ...form } })
      ? []
      : innermost(validate.errors ?? [])
          .map(faultOf)
          .map(withinForm);
    return unique([...broken, ...this.#shapeOf(pointer).unknown(form, '')]);
  }

  /** The schema's real location, because the validator doesn't follow references on the way to one. */
  #address(pointer: Pointer): string {
    return addressOf(this.#documents.follow(pointer).pointer);
  }

  #shapeOf(pointer: Pointer): Shape {
    const key = addressOf(pointer);
    const shape = this.#shapes.get(key) ?? new Shape(this.#documents, [pointer]);
    this.#shapes.set(key, shape);
    return shape;
  }
}

type Validators = (address: string) => ValidateFunction;

function validators(documents: Documents, options: { readonly coerceTypes?: boolean }, schemaOf: (address: string) => object): Validators {
  // The vendors' documents contain keywords of OpenAPI and their own formats, which aren't rules.
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, validateSchema: false, logger: false, ...options });
  formats.default(ajv);
  for (const [name, document] of documents.all) ajv.addSchema({ ...document }, `${BASE}${name}`);
  const compiled = new Map<string, ValidateFunction>();
  return (address) => {
    const validate = compiled.get(address) ?? ajv.compile(schemaOf(address));
    compiled.set(address, validate);
    return validate;
  };
}

/** If nothing of a choice fits, only the choice itself: what each branch lacks is noise. */
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

function withinForm(fault: Fault): Fault {
  return { ...fault, at: fault.at.replace(/^\/value(?=\/|$)/, '') };
}

function unique(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.at} ${fault.rule} ${JSON.stringify(fault.value)}`, fault])).values()];
}

import { definition, type Field, type Inputs, type Kind, type Row, type Runner } from '../support/run.ts';

/** What a person chooses by its label. */
export interface Chosen {
  readonly kind: Kind;
  readonly key: string;
}

/** The event with this name; an error if the app has none. */
export function eventNamed(label: string): Chosen {
  for (const kind of ['triggers', 'searches', 'creates'] as const) {
    const found = Object.values(definition[kind]).find(({ display }) => display.label === label && display.hidden !== true);
    if (found !== undefined) return { kind, key: found.key };
  }
  throw new Error(`the app has no event "${label}"`);
}

/** The inputs from fields that a person fills in by their labels. A field that is filled in twice is a list. */
export async function filledIn(
  runner: Runner,
  kind: Kind,
  key: string,
  values: readonly (readonly [label: string, value: unknown])[],
): Promise<Inputs> {
  const form = await formOf(runner, kind, key);
  const input: Record<string, unknown> = {};
  for (const [label, value] of values) {
    const field = form.find((one) => one.label === label && one.type !== 'copy');
    if (field === undefined) throw new Error(`the form of ${key} has no field "${label}"`);
    const chosen = await choice(runner, field, value);
    input[field.key] = field.list ? [...[input[field.key] ?? []].flat(), ...[chosen].flat()] : chosen;
  }
  return input;
}

const forms = new WeakMap<Runner, Map<string, Promise<Field[]>>>();

/** A form is opened once, when the Zap is made. */
function formOf(runner: Runner, kind: Kind, key: string): Promise<Field[]> {
  const opened = forms.get(runner) ?? new Map<string, Promise<Field[]>>();
  forms.set(runner, opened);
  const form = opened.get(key) ?? runner.form(kind, key);
  opened.set(key, form);
  return form;
}

/** A value from a field's list is chosen; any other is typed or mapped. */
async function choice(runner: Runner, field: Field, value: unknown): Promise<unknown> {
  const fixed = Object.entries(field.choices ?? {}).find(([, label]) => label === value);
  if (fixed !== undefined) return fixed[0];
  // The only lists that a person must choose from, because their IDs aren't shown anywhere.
  const list = ['field_list', 'workflow_list'].find((key) => field.dynamic?.startsWith(`${key}.`));
  if (list === undefined) return value;
  const rows = await runner.trigger(list);
  const row = rows.find(({ name }) => name === value);
  if (row === undefined) throw new Error(`the ${list} has no "${String(value)}"`);
  return row.id;
}

/** What a person maps by the label of an output; for line items, the values of all of them. */
export function mapped(fields: readonly Field[], row: Row, label: string): unknown {
  const plain = fields.find((field) => field.label === label);
  if (plain !== undefined) return row[plain.key];
  for (const field of fields) {
    const child = field.children?.find((one) => `${field.label} ${one.label}` === label);
    const items = row[field.key];
    if (child !== undefined) return Array.isArray(items) ? items.map((item) => item[child.key] ?? null) : [];
  }
  throw new Error(`the step gives no "${label}"`);
}

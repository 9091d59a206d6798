import { type Field, staticOutputs, type Values } from '../../sandbox/zapier/definition.ts';
import { wholeSample } from '../../sandbox/zapier/whole_sample.ts';
import { type Check, everyOperation, type Subject, visibleOperations } from './check.ts';

/** Of the platform's list: those about samples. The T checks are the same for what runs against the sandbox gave: Zapier looks at your Zap History. */
export const SAMPLE_CHECKS: readonly Check[] = [
  {
    code: 'D010',
    title: 'samples of polling triggers have what tells rows apart',
    run: ({ app }) =>
      Object.values(app.triggers)
        .filter(({ operation }) => operation.type !== 'hook')
        .flatMap((trigger) =>
          identifiers(staticOutputs(trigger))
            .filter((key) => blank(trigger.operation.sample?.[key]))
            .map((key) => `trigger/${trigger.key}: the sample has no "${key}".`),
        ),
  },
  {
    code: 'D012',
    title: 'every operation has a sample',
    run: (subject) =>
      everyOperation(subject)
        .filter(({ operation }) => Object.keys(operation.operation.sample ?? {}).length === 0)
        .map(({ kind, operation }) => `${kind}/${operation.key} has no sample.`),
  },
  {
    code: 'D023',
    title: 'dates in samples are ISO 8601, times with their zone',
    run: (subject) => samples(subject).flatMap(({ where, row }) => badDates(row).map((date) => `${where}: "${date}" in the sample.`)),
  },
  {
    code: 'D024',
    title: 'samples agree with the output fields',
    run: (subject) => samples(subject).flatMap(({ where, row, fields }) => disagreements(row, fields).map((what) => `${where}: ${what}`)),
  },
  {
    code: 'T002',
    title: 'rows of polling triggers have what tells them apart (on the sandbox)',
    run: ({ app, live }) =>
      live
        .filter(({ operation }) => app.triggers[operation.key] === operation)
        .flatMap(({ account, operation, rows }) =>
          rows.flatMap((row) =>
            identifiers(staticOutputs(operation))
              .filter((key) => blank(row[key]))
              .map((key) => `trigger/${operation.key}, ${account}: a row without "${key}".`),
          ),
        ),
  },
  {
    code: 'T003',
    title: 'dates in answers are ISO 8601, times with their zone (on the sandbox)',
    run: ({ live }) =>
      unique(
        live.flatMap(({ account, operation, rows }) =>
          rows.flatMap((row) => badDates(row).map((date) => `${operation.key}, ${account}: "${date}".`)),
        ),
      ),
  },
  {
    code: 'T004',
    title: 'every key of a sample is in an answer (on the sandbox)',
    run: ({ live, outputs }) =>
      unique(
        live.flatMap(({ account, operation, rows }) =>
          rows.flatMap((row) =>
            Object.keys(wholeSample(operation.operation.sample, outputs[operation.key]))
              .filter((key) => !(key in row))
              .map((key) => `${operation.key}, ${account}: the sample has "${key}", and the answer has not.`),
          ),
        ),
      ),
  },
  {
    code: 'T005',
    title: 'answers agree with the output fields (on the sandbox)',
    run: ({ live, outputs }) =>
      unique(
        live.flatMap(({ account, operation, rows }) =>
          rows.flatMap((row) => disagreements(row, outputs[operation.key] ?? []).map((what) => `${operation.key}, ${account}: ${what}`)),
        ),
      ),
  },
];

function samples(subject: Subject): { readonly where: string; readonly row: Values; readonly fields: readonly Field[] }[] {
  return visibleOperations(subject).map(({ kind, operation }) => ({
    where: `${kind}/${operation.key}`,
    row: wholeSample(operation.operation.sample, subject.outputs[operation.key]),
    fields: subject.outputs[operation.key] ?? [],
  }));
}

/** `id` where no field says that it tells rows apart. */
function identifiers(fields: readonly Field[] = []): string[] {
  const primary = fields.filter((field) => field.primary).map(({ key }) => key);
  return primary.length === 0 ? ['id'] : primary;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const LIKE_A_DATE = /^(\d{1,2} \w{3,9} \d{4}|\w{3,9} \d{1,2}, \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}[T ])/;

function badDates(value: unknown): string[] {
  if (typeof value === 'string') return LIKE_A_DATE.test(value) && !INSTANT.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(badDates) : [];
}

function disagreements(row: Values, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    const value = row[field.key];
    if (value === undefined || value === null) return field.required ? [`"${field.key}" is required and not there.`] : [];
    const items = Array.isArray(value) ? value : [value];
    if (field.children !== undefined)
      return items.flatMap((item) => (isRow(item) ? disagreements(item, field.children ?? []) : [`"${field.key}" holds no line items.`]));
    if (field.list && !Array.isArray(value)) return [`"${field.key}" is no list.`];
    return items.filter((item) => !fits(item, field.type)).map(() => `"${field.key}" is no ${field.type ?? 'value'}.`);
  });
}

function fits(value: unknown, type: string | undefined): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'datetime') return typeof value === 'string' && (DAY.test(value) || INSTANT.test(value));
  return type === undefined || typeof value === 'string';
}

function isRow(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function blank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function unique(sentences: readonly string[]): string[] {
  return [...new Set(sentences)];
}

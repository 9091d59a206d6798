import type { Definition } from '../../sandbox/zapier/definition.ts';
import { staticFields } from '../../sandbox/zapier/definition.ts';
import { wholeSample } from '../../sandbox/zapier/whole_sample.ts';
import { type Check, everyOperation } from './check.ts';

/** Of the platform's list: those about how operations are built and belong together, and about what a public version may not lose. */
export const STRUCTURE_CHECKS: readonly Check[] = [
  { code: 'schema', title: 'the platform’s schema accepts the definition', run: ({ schemaErrors }) => schemaErrors },
  {
    code: 'C001',
    title: 'no public operation is gone or hidden',
    run: ({ app, published }) =>
      kinds.flatMap((kind) =>
        Object.values(published?.[kind] ?? {})
          .filter(({ display }) => display.hidden !== true)
          .filter(({ key }) => (app[kind][key]?.display.hidden ?? app[kind][key] === undefined) === true)
          .map(({ key }) => `${kind}/${key} is gone or hidden.`),
      ),
  },
  {
    code: 'C002',
    title: 'no public input is gone',
    run: ({ app, published, forms }) =>
      shared(app, published).flatMap(([where, before, after]) =>
        staticFields(before)
          .filter(({ key }) => ![...staticFields(after), ...(forms[after.key] ?? [])].some((field) => field.key === key))
          .map(({ key }) => `${where}: the input "${key}" is gone.`),
      ),
  },
  {
    code: 'C003',
    title: 'no key of a public sample is gone',
    run: ({ app, published, outputs }) =>
      shared(app, published).flatMap(([where, before, after]) =>
        Object.keys(before.operation.sample ?? {})
          .filter((key) => !(key in wholeSample(after.operation.sample, outputs[after.key])))
          .map((key) => `${where}: "${key}" is gone from the sample.`),
      ),
  },
  {
    code: 'D006',
    title: 'REST hooks have a list to test with',
    run: ({ app }) =>
      Object.values(app.triggers)
        .filter(({ operation }) => operation.type === 'hook' && operation.performList === undefined)
        .map(({ key }) => `trigger/${key} has no performList.`),
  },
  {
    code: 'D015',
    title: 'what finds or creates names a search and an action that exist',
    run: ({ app }) =>
      Object.entries(app.searchOrCreates)
        .filter(([key, one]) => app.searches[one.search] === undefined || app.creates[one.create] === undefined || one.search !== key)
        .map(([key]) => `searchOrCreates/${key} points to nothing.`),
  },
  {
    code: 'D016',
    title: 'it is more than one static hook',
    run: (subject) =>
      everyOperation(subject).every(({ operation }) => isStaticHook(operation.operation)) ? ['There is nothing but a static hook.'] : [],
  },
  {
    code: 'D017',
    title: 'no static hooks',
    run: (subject) =>
      everyOperation(subject)
        .filter(({ operation }) => isStaticHook(operation.operation))
        .map(({ operation }) => `trigger/${operation.key} is a static hook.`),
  },
  {
    code: 'Z001',
    title: 'lists of REST hooks agree with the output fields (there are none to look at while every trigger polls)',
    run: ({ app }) =>
      Object.values(app.triggers)
        .filter(({ operation }) => operation.type === 'hook')
        .map(({ key }) => `trigger/${key} is a hook: look at the sample of its list in the editor.`),
  },
];

const kinds = ['triggers', 'searches', 'creates'] as const;

/** The operations that are in both versions. */
function shared(app: Definition, published: Definition | undefined) {
  return kinds.flatMap((kind) =>
    Object.values(published?.[kind] ?? {}).flatMap((before) => {
      const after = app[kind][before.key];
      return after === undefined ? [] : [[`${kind}/${before.key}`, before, after] as const];
    }),
  );
}

function isStaticHook({
  type,
  performSubscribe,
  performUnsubscribe,
}: {
  type?: string;
  performSubscribe?: unknown;
  performUnsubscribe?: unknown;
}): boolean {
  return type === 'hook' && (performSubscribe === undefined || performUnsubscribe === undefined);
}

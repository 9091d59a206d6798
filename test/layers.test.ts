import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');

interface Layer {
  readonly of: RegExp;
  /** What its files may import, besides packages. */
  readonly may: readonly RegExp[];
  readonly why: string;
}

const CONTACTS = /^src\/contacts\//;
const VCARD = /^src\/vcard\//;
const HTTP = /^src\/http\//;
const SHARED = /^src\/backends\/(?!registry\.)\w+\.ts$/;
const FIELDS = /^src\/fields\//;
const STEPS = /^src\/steps\//;
const RUN = /^src\/operation\.ts$/;
const OPERATION_TOOLS = [
  CONTACTS,
  VCARD,
  FIELDS,
  STEPS,
  RUN,
  /^src\/backends\/backend\.ts$/,
  /^src\/hydrators\//,
  /^src\/http\/fetch_file\.ts$/,
];
const OPERATION_RULE = 'an operation knows no backend by name, no status and no operation of another kind save the hidden lists';

/** The first layer that matches a file counts. */
const LAYERS: readonly Layer[] = [
  { of: CONTACTS, may: [CONTACTS], why: 'the vocabulary stands alone' },
  { of: VCARD, may: [VCARD, CONTACTS], why: 'a file of contacts stands on the vocabulary alone' },
  { of: HTTP, may: [HTTP, CONTACTS], why: 'requests stand on the vocabulary alone' },
  { of: /^src\/backends\/registry\.ts$/, may: [/^src\/backends\//, CONTACTS], why: 'the registry imports the backends and nothing else' },
  { of: SHARED, may: [SHARED, HTTP, CONTACTS], why: 'what backends share knows no backend' },
  { of: /^src\/backends\/\w+\//, may: [SHARED, HTTP, CONTACTS], why: 'a backend knows no other backend, no field and no operation' },
  {
    of: FIELDS,
    may: [FIELDS, RUN, CONTACTS, /^src\/backends\/\w+\.ts$/],
    why: 'a field knows no backend by name, no step and no operation',
  },
  {
    of: STEPS,
    may: [STEPS, FIELDS, RUN, CONTACTS, VCARD, /^src\/backends\/\w+\.ts$/],
    why: 'a step knows no backend by name and no operation',
  },
  { of: /^src\/triggers\//, may: [...OPERATION_TOOLS, /^src\/triggers\//], why: OPERATION_RULE },
  { of: /^src\/(searches|creates|hydrators)\//, may: [...OPERATION_TOOLS, /^src\/triggers\/\w+_list\.ts$/], why: OPERATION_RULE },
  {
    of: /^src\/authentication\.ts$/,
    may: [CONTACTS, HTTP, FIELDS, RUN, /^src\/backends\/\w+\.ts$/],
    why: 'signing in asks the registry for the chosen backend and knows no operation',
  },
  {
    of: /^src\/[\w.]+\.ts$/,
    may: [/^src\/(?!backends\/\w+\/)/, /^package\.json$/],
    why: 'registration knows no backend by name and nothing outside src',
  },
  { of: /^relay\/vendors\//, may: [/^relay\/(vendors\/|\w+\.ts$)/], why: "a vendor's events know no route and no store" },
  { of: /^relay\/store\//, may: [/^relay\/(store\/|\w+\.ts$)/], why: 'the store knows no vendor, no route and no hook' },
  { of: /^relay\/delivery\//, may: [/^relay\/(delivery\/|store\/|\w+\.ts$)/], why: 'delivering knows no vendor and no route' },
  { of: /^relay\//, may: [/^relay\//], why: 'the relay is a package of its own' },
  { of: /^sandbox\//, may: [/^(?!src\/)/], why: 'the sandbox stands in for the services: it must not share a mistake with the app' },
];

/** Files of one folder import each other. The files next to the backends' folders have their own layers. */
const OWN_FOLDER = /^src\/(backends\/\w+|(?!backends\/)\w+)\//;

const FILES = globSync(['src/**/*.ts', 'relay/**/*.ts', 'sandbox/**/*.ts'], { cwd: ROOT }).filter((file) => !file.includes('node_modules'));

it('imports go downwards only', () => {
  expect(FILES.length).toBeGreaterThan(300);
  expect(FILES.flatMap((file) => wrongImports(file))).toEqual([]);
});

it('no file imports itself, in any number of steps', () => {
  const imports = new Map(FILES.map((file) => [file, targetsOf(file)]));
  const circles = FILES.filter((file) => reachable(file, imports).has(file));
  expect(circles).toEqual([]);
});

it('zod is imported as zod/mini: the bundle holds 15 KB of it, not 443', () => {
  const source = FILES.filter((file) => file.startsWith('src/'));
  expect(source.filter((file) => importsOf(file).some((name) => /^zod($|\/(?!mini$))/.test(name)))).toEqual([]);
});

function wrongImports(file: string): string[] {
  const layer = LAYERS.find(({ of }) => of.test(file));
  if (layer === undefined) return [`${file} is in no layer of test/layers.test.ts.`];
  const [own] = OWN_FOLDER.exec(file) ?? [];
  return targetsOf(file)
    .filter((target) => !layer.may.some((allowed) => allowed.test(target)) && (own === undefined || !target.startsWith(own)))
    .map((target) => `${file} imports ${target}: ${layer.why}.`);
}

/** Every file that this one needs. */
function reachable(file: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [...(imports.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return found;
}

/** Our own files that a file imports, including types. */
function targetsOf(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.join(path.dirname(file), name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*'([^']+)'/gm)].map(([, name = '']) => name);
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bundle, ZObject } from 'zapier-platform-core';

/** As much of the built app as the demo needs: it knows the app as the platform does, by its definition. */
export interface App {
  readonly authentication: {
    readonly fields: readonly { readonly key: string; readonly choices?: Readonly<Record<string, string>> }[];
    readonly oauth2Config: {
      readonly authorizeUrl: Perform;
      readonly getAccessToken: Perform;
      readonly refreshAccessToken: Perform;
      readonly enablePkce: boolean;
    };
    readonly test: Perform;
    readonly connectionLabel: Perform;
  };
  readonly triggers: Operations;
  readonly searches: Operations;
  readonly creates: Operations;
}

export type Perform = (z: ZObject, bundle: Bundle) => unknown;

type Operations = Readonly<Record<string, Operation>>;

export interface Operation {
  readonly display: { readonly label: string; readonly hidden?: boolean };
  readonly operation: {
    readonly perform: Perform;
    readonly inputFields: unknown;
    readonly outputFields?: readonly { readonly key: string; readonly primary?: boolean }[];
  };
}

export type Values = Readonly<Record<string, unknown>>;

/** One call of the platform's runtime, with everything that Zapier would put into the bundle. */
export type Call = (perform: Perform, bundle: { inputData?: Values; authData?: Values; meta?: Values }) => Promise<unknown>;

export interface Platform {
  readonly app: App;
  readonly call: Call;
}

/** Loads the app that was built and the platform's own runtime for it. */
export async function loadPlatform(): Promise<Platform> {
  // Before the core is loaded: with it the core throws where an answer breaks its rules, and does not print its use of memory.
  process.env.NODE_ENV = 'test';
  const file = path.resolve(import.meta.dirname, '..', 'dist', 'index.js');
  if (!existsSync(file)) throw new Error('There is no dist/index.js. Build the app first: npm run build');
  const { createAppTester } = await import('zapier-platform-core');
  const app: App = (await import(pathToFileURL(file).href)).default;
  const tester = createAppTester(app);
  return {
    app,
    call: (perform, { inputData = {}, authData = {}, meta = {} }) =>
      tester(perform, { inputData: { ...inputData }, authData: stringsOf(authData), meta: { ...META, ...meta } }),
  };
}

const META = {
  isLoadingSample: false,
  isFillingDynamicDropdown: false,
  isPopulatingDedupe: false,
  limit: -1,
  page: 0,
  timezone: 'America/New_York',
};

function stringsOf(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

/** What a person would read of an error: the platform packs some sentences into JSON. */
export function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  try {
    const packed: unknown = JSON.parse(message);
    if (typeof packed === 'object' && packed !== null && 'message' in packed && typeof packed.message === 'string') return packed.message;
  } catch {
    // It was no JSON, and is the sentence itself.
  }
  return message;
}

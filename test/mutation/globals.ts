/**
 * What the tests expect of Jest, for a run of the same tests under mocha: Stryker's runner for mocha keeps the modules of one process and
 * tries a mutant in milliseconds, where Jest loads everything anew for each. https://stryker-mutator.io/docs/stryker-js/mocha-runner/
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from 'expect';
import { bind } from 'jest-each';
import { ModuleMocker } from 'jest-mock';
import Mocha, { type Suite } from 'mocha';
import nock from 'nock';
import { ALL_BACKENDS } from '../../scripts/backends.ts';

const require = createRequire(import.meta.url);
const mocker = new ModuleMocker(globalThis);
const { bdd } = Mocha.interfaces;

/** Jest's own form: a module that is put in the place of another before anyone loads it. Of packages only, as they are CommonJS. */
function doMock(name: string, factory: () => unknown): void {
  const filename = require.resolve(name);
  require.cache[filename] = Object.assign(Object.create(null), { id: filename, filename, loaded: true, exports: factory(), children: [] });
}

/** What takes long for its size: other tests of the same code are enough to tell a mutant. */
const LONG = /large account|100,001 contacts|10,000 contacts|twenty at once|no more than 10,000 rows|1,000 contacts that were imported/;

const ENVIRONMENT = { ...process.env };

/** Each file finds things as Jest has them for each: what another one left in the environment, planned or mocked would make it fail for no reason of its own. */
function cleanUp(): void {
  for (const name of Object.keys(process.env)) if (!Object.hasOwn(ENVIRONMENT, name)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, ENVIRONMENT);
  mocker.restoreAllMocks();
  nock.cleanAll();
  nock.enableNetConnect();
}

function prepare(suite: Suite): void {
  suite.tests = suite.tests.filter((test) => !LONG.test(test.fullTitle()));
  for (const test of suite.tests) test.fn = bounded(test.fn);
  for (const inner of suite.suites) prepare(inner);
}

/** Milliseconds. A change can make a test wait for ever, and Stryker has mocha wait as long as all tests together take. */
const PATIENCE = 6_000;

function bounded(run: () => unknown): () => Promise<unknown> {
  return () => {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`not done after ${PATIENCE} ms`)), PATIENCE);
    return Promise.race([Promise.resolve().then(run), promise]).finally(() => clearTimeout(timer));
  };
}

// Each file gets a suite of its own: hooks outside of any `describe` are for its tests only, as Jest has it. Mocha puts its words into
// the global scope anew for each file.
Mocha.interfaces.bdd = Object.assign(
  (root: Suite) => {
    root.on('pre-require', (context, file, mocha) => {
      const suite = Mocha.Suite.create(root, path.relative(process.cwd(), file));
      suite.beforeAll(cleanUp);
      bdd(suite);
      suite.emit('pre-require', context, file, mocha);
      const { describe, it, before, after } = context;
      Object.assign(describe, { each: bind(describe) });
      Object.assign(it, { each: bind(it) });
      Object.assign(context, { test: it, beforeAll: before, afterAll: after });
      root.once('post-require', () => prepare(suite));
    });
  },
  { description: bdd.description },
);

Object.assign(globalThis, {
  ...ALL_BACKENDS,
  __dirname: import.meta.dirname,
  expect,
  jest: {
    doMock,
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
  },
});

// All files run in one process: what one of them took out of Node's own modules would be gone for the next.
nock.restore = () => undefined;

await import('../support/memory.ts');

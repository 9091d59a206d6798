const { allBackends } = require('./scripts/backends.ts');

/** Every *.test.ts of test/, compiled by swc to CommonJS; `npm run typecheck` and `npm run validate` check the ES modules themselves. */
/** @type {() => Promise<import('jest').Config>} */
module.exports = async () => ({
  setupFiles: [
    '<rootDir>/test/support/pristine_http.cjs',
    '<rootDir>/test/support/memory.ts',
    '<rootDir>/test/support/platform_schema.ts',
    '<rootDir>/test/support/waiting.ts',
  ],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/coverage/'],
  transform: {
    // No `sourceMaps` here: the transformer's own default, inline, is the only one the coverage counts are mapped back by.
    '^.+\\.ts$|/node_modules/vcard4-ts/dist/\\w+\\.js$': [
      '@swc/jest',
      { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } },
    ],
  },
  // This package has ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!vcard4-ts/)'],
  globals: await allBackends(),
  maxWorkers: 2,
  // Ends a test that hangs. It's not a limit for slow tests: an abandoned test keeps running next to the following one
  // and changes its results.
  testTimeout: 300_000,
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: 'coverage',
  // Not v8, which only reports a branch if its block never ran, so its share of covered branches means little.
  coverageProvider: 'babel',
  coverageReporters: ['text', 'lcov', 'json-summary'],
  coverageThreshold: { global: { branches: 95, functions: 95, lines: 95, statements: 95 } },
});

/** Runs the conformance suite again and records its calls. */
const { coverageThreshold: _none, ...config } = require('../../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: require('node:path').resolve(__dirname, '..', '..'),
  testMatch: ['<rootDir>/test/conformance/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/contract/recorder.ts'],
};

/** Runs the conformance suite again and records its calls. */
const shared = require('../../jest.config.cjs');

/** @type {() => Promise<import('jest').Config>} */
module.exports = async () => {
  const { coverageThreshold: _none, ...config } = await shared();
  return {
    ...config,
    rootDir: require('node:path').resolve(__dirname, '..', '..'),
    testMatch: ['<rootDir>/test/conformance/**/*.test.ts'],
    setupFilesAfterEnv: ['<rootDir>/test/contract/recorder.ts'],
  };
};

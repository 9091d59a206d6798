/**
 * Runs before each test file, and so before the platform's runtime is loaded in whatever order a file imports what it needs. The runtime
 * ends its own process once it has run often and the process is large, and a worker of jest is large by itself: what looks after that is left out.
 */
jest.doMock('zapier-platform-core/src/tools/memory-checker', () => () => undefined);

export {};

/**
 * The platform's runtime ends its own process once it has run often and the process is large, and a worker of jest is large by itself.
 * What looks after that is left out; this module therefore comes before the runtime is loaded.
 */
jest.doMock('zapier-platform-core/src/tools/memory-checker', () => () => undefined);

export {};

/**
 * Runs before each test file, and so before the platform's runtime is loaded. The runtime ends its own process after
 * many runs if the process is large, and a jest worker is large by itself. This disables that check.
 */
jest.doMock('zapier-platform-core/src/tools/memory-checker', () => () => undefined);

export {};

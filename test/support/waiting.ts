/**
 * Runs before each test file: the integration's pauses pass at once. A file that tests real waiting asks for the actual
 * module.
 */
jest.doMock('../../src/http/clock.ts', () => jest.requireActual('./clock.ts'));

export {};

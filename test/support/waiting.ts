/** Runs before each test file: what the connector waits for passes at once. A file that tests real waiting asks for the actual module. */
jest.doMock('../../src/http/clock.ts', () => jest.requireActual('./clock.ts'));

export {};

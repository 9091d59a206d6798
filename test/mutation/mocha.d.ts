/** What is used of mocha: its own types declare `describe` and `it` for every file, as Jest's do. */
declare module 'mocha' {
  type Each = (title: string, body: () => void) => unknown;

  interface Context {
    readonly describe: Each;
    readonly it: Each;
    readonly before: Each;
    readonly after: Each;
  }

  interface Test {
    fullTitle(): string;
    fn: () => unknown;
  }

  class Suite {
    static create(parent: Suite, title: string): Suite;
    readonly suites: readonly Suite[];
    tests: readonly Test[];
    on(event: 'pre-require', listener: (context: Context, file: string, mocha: unknown) => void): void;
    once(event: 'post-require', listener: () => void): void;
    beforeAll(hook: () => void): void;
    emit(event: 'pre-require', context: Context, file: string, mocha: unknown): void;
  }

  interface Interface {
    (suite: Suite): void;
    readonly description: string;
  }

  export type { Suite };

  const mocha: { readonly Suite: typeof Suite; readonly interfaces: { bdd: Interface } };
  export default mocha;
}

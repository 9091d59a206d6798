/**
 * Runs before each test file, and so before the platform's runtime is loaded. The runtime loads the schema of app
 * definitions, which takes longer than everything else that it loads, and needs it only to validate one. So it's loaded
 * when it's first used.
 */
jest.doMock('zapier-platform-schema', () => {
  const schema = () => jest.requireActual('zapier-platform-schema');
  return {
    get AppSchema(): unknown {
      return schema().AppSchema;
    },
    validateAppDefinition: (definition: unknown): unknown => schema().validateAppDefinition(definition),
    exportSchema: (): unknown => schema().exportSchema(),
  };
});

export {};

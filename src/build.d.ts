/**
 * Which account types are in this build. The bundler sets a constant for each, so that the code of the others is left
 * out.
 */
declare const __BACKENDS__: Readonly<Record<import('./backends/account_types.ts').AccountType, boolean>>;

/** What follows from them for what a person reads: a constant for each value. */
declare const __BUILD__: import('./backends/build_facts.ts').BuildFacts;

/**
 * Which account types are in this build. The bundler sets a constant for each, so that the code of the others is left
 * out.
 */
declare const __BACKENDS__: Readonly<Record<import('./backends/account_types.ts').AccountType, boolean>>;

/** Whether this build has instant triggers, which need a relay. The bundler leaves their code out otherwise. */
declare const __RELAY__: boolean;

/** What depends on the account types of a build in the texts that people read, a constant for each value. */
declare const __BUILD__: import('./backends/build_facts.ts').BuildFacts;

import { ACCOUNT_TYPES } from '../src/backends/account_types.ts';

/** Each account type by its key, and the constant that says whether a build has it; src/build.d.ts declares these constants. */
export const FLAGS: Readonly<Record<string, string>> = Object.fromEntries(
  ACCOUNT_TYPES.map(({ key }) => [key, `__${key.toUpperCase()}__`]),
);

/** The constants of a build with all of them: what tests and documents are made of. */
export const ALL_BACKENDS: Readonly<Record<string, boolean>> = Object.fromEntries(Object.values(FLAGS).map((flag) => [flag, true]));

/** Each account type by its key, and the constant that says whether a build has it; src/build.d.ts declares these constants. */
export const FLAGS = { contacts_api: '__CONTACTS_API__', highlevel: '__HIGHLEVEL__', outlook: '__OUTLOOK__', nylas: '__NYLAS__' };

/** The constants of a build with all of them: what tests and documents are made of. */
export const ALL_BACKENDS: Readonly<Record<string, boolean>> = Object.fromEntries(Object.values(FLAGS).map((flag) => [flag, true]));

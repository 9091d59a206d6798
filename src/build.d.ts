/** Which backends are in this build: constants that the bundler puts in, so that the code of the others is left out. */
declare const __CONTACTS_API__: boolean;
declare const __HIGHLEVEL__: boolean;
declare const __OUTLOOK__: boolean;
declare const __NYLAS__: boolean;

/**
 * Makes the sources of this test file those of a build with the relay. Import it before them: what an account type can
 * do is decided when it's loaded.
 */
Object.assign(globalThis, { __RELAY__: true, __BUILD__: { ...__BUILD__, can: { ...__BUILD__.can, notices: true } } });

export const RELAY_SECRET = 'a-secret-of-the-tests-with-32-chars';
/** The one that replaces it. The relay knows both. */
export const NEXT_SECRET = 'the-next-secret-of-the-tests-32-chars';

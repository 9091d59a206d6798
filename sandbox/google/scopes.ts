const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

export const READ = scope('contacts.readonly');
export const WRITE = scope('contacts');
export const OTHERS = scope('contacts.other.readonly');
export const DIRECTORY = scope('directory.readonly');

/** Everything that an application can ask for here. Google also takes `email` for the longer name. */
export const SCOPES: readonly string[] = ['openid', scope('userinfo.email'), READ, WRITE, OTHERS, DIRECTORY];

/** What a token of a test may do. */
export const ALL: readonly string[] = ['openid', scope('userinfo.email'), WRITE, OTHERS, DIRECTORY];

/** The whole name of a scope; undefined if there's none. */
export function wholeScope(name: string): string | undefined {
  return SCOPES.find((one) => one === name || one === scope(`userinfo.${name}`));
}

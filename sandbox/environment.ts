/**
 * Points the app in this process to a sandbox, and clears what this shell may have set for a real account. Returns a
 * function that restores everything.
 */
export function setEnvironment(values: Readonly<Record<string, string>>): () => void {
  const names = [...FOR_ANY_ACCOUNT, ...Object.keys(values)];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of FOR_ANY_ACCOUNT) delete process.env[name];
  Object.assign(process.env, values);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

const FOR_ANY_ACCOUNT = ['CLIENT_ID', 'CLIENT_SECRET', 'CONTACTS_API_AUDIENCE'];

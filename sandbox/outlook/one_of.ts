/** Whether a name is one of the known ones, in a way that tells the compiler which. */
export function oneOf<const Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.some((known) => known === name);
}

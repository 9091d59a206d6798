/** Whether a name is one of the known ones, so that the compiler knows which. */
export function oneOf<const Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.some((one) => one === name);
}

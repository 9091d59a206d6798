// Compile-time checks of the vendors' types against what we read. Nothing here runs: `npm run typecheck` is the test,
// and its message names the key: Type '"emails.adress"' does not satisfy the constraint 'never'.

/** A compile-time error unless it's never. */
export type Nothing<Found extends never> = Found;

/** Every key that we read and that the vendor's type doesn't have, at any depth: `emails.address`. */
export type Strangers<Wire, Vendor> = {
  [K in keyof Wire & string]-?: K extends keyof Vendor ? Deeper<K, Entry<Wire[K]>, Entry<Vendor[K]>> : K;
}[keyof Wire & string];

/**
 * Every key whose value would be refused. A missing key means little, because these vendors mark nothing as required.
 */
export type Refused<Wire, Vendor> = {
  [K in keyof Wire & keyof Vendor & string]-?: Whole<Required<Vendor>[K]> extends Wire[K] | undefined ? never : K;
}[keyof Wire & keyof Vendor & string];

/** Known strangers that the vendor's type has now, so the list is too long. */
export type Acquainted<Known, Wire, Vendor> = Exclude<Known, Strangers<Wire, Vendor>>;

type Whole<T> = T extends readonly (infer Item)[] ? Whole<Item>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;

/** The value, or the items of a list. */
type Entry<T> = NonNullable<T> extends readonly (infer Item)[] ? NonNullable<Item> : NonNullable<T>;

type Deeper<Key extends string, Wire, Vendor> = unknown extends Wire
  ? never
  : [Wire, Vendor] extends [object, object]
    ? `${Key}.${Strangers<Wire, Vendor>}`
    : never;

/**
 * Rows by ID in slots that never move: a removed row leaves an empty slot, so that a reader between two pages misses
 * nothing.
 */
export class StoredRows<Row extends { readonly id: string }> implements Iterable<Row> {
  readonly #slots: (Row | undefined)[];
  readonly #slotsById: Map<string, number>;

  readonly #tell: (row: Row, isDeleted: boolean) => void;

  /** `tell` hears of every change. */
  constructor(rows: readonly Row[] = [], tell: (row: Row, isDeleted: boolean) => void = () => undefined) {
    this.#tell = tell;
    this.#slots = [...rows];
    this.#slotsById = new Map(rows.map((row, slot) => [row.id, slot]));
  }

  get size(): number {
    return this.#slotsById.size;
  }

  get slots(): readonly (Row | undefined)[] {
    return this.#slots;
  }

  /** The rows, the last written first. */
  *latestFirst(): Generator<Row> {
    for (const id of [...this.#slotsById.keys()].reverse()) {
      const row = this.get(id);
      if (row !== undefined) yield row;
    }
  }

  get(id: string): Row | undefined {
    const slot = this.#slotsById.get(id);
    return slot === undefined ? undefined : this.#slots[slot];
  }

  /** Adds the row, or replaces the one with its ID in its slot. */
  put(row: Row): Row {
    const slot = this.#slotsById.get(row.id) ?? this.#slots.length;
    // Removed first, so that the IDs are in the order of writing.
    this.#slotsById.delete(row.id);
    this.#slotsById.set(row.id, slot);
    this.#slots[slot] = row;
    this.#tell(row, false);
    return row;
  }

  delete(id: string): boolean {
    const slot = this.#slotsById.get(id);
    const row = slot === undefined ? undefined : this.#slots[slot];
    if (slot === undefined || row === undefined) return false;
    this.#slots[slot] = undefined;
    this.#slotsById.delete(id);
    this.#tell(row, true);
    return true;
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (const row of this.#slots) if (row !== undefined) yield row;
  }
}

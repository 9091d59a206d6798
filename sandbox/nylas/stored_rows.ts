/** Rows by id in slots that never move: a removed one leaves an empty slot, so that readers between two pages miss nothing. */
export class StoredRows<Row extends { readonly id: string }> implements Iterable<Row> {
  readonly #slots: (Row | undefined)[];
  readonly #slotsById: Map<string, number>;

  constructor(rows: readonly Row[] = []) {
    this.#slots = [...rows];
    this.#slotsById = new Map(rows.map((row, slot) => [row.id, slot]));
  }

  get size(): number {
    return this.#slotsById.size;
  }

  get slots(): readonly (Row | undefined)[] {
    return this.#slots;
  }

  /** The rows, the one that was written last before the others. */
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

  /** Adds the row, or replaces the one with its id where it stands. */
  put(row: Row): Row {
    const slot = this.#slotsById.get(row.id) ?? this.#slots.length;
    // Taken out first, so that the ids are in the order in which their rows were written.
    this.#slotsById.delete(row.id);
    this.#slotsById.set(row.id, slot);
    this.#slots[slot] = row;
    return row;
  }

  delete(id: string): boolean {
    const slot = this.#slotsById.get(id);
    if (slot === undefined) return false;
    this.#slots[slot] = undefined;
    return this.#slotsById.delete(id);
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (const row of this.#slots) if (row !== undefined) yield row;
  }
}

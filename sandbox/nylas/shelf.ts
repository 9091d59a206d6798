/** Rows by id in slots that never move: a removed one leaves an empty slot, so that readers between two pages miss nothing. */
export class Shelf<Row extends { readonly id: string }> implements Iterable<Row> {
  readonly #slots: (Row | undefined)[];
  readonly #places: Map<string, number>;

  constructor(rows: readonly Row[] = []) {
    this.#slots = [...rows];
    this.#places = new Map(rows.map((row, place) => [row.id, place]));
  }

  get size(): number {
    return this.#places.size;
  }

  get slots(): readonly (Row | undefined)[] {
    return this.#slots;
  }

  /** The rows, the one that was written last before the others. */
  *latestFirst(): Generator<Row> {
    for (const id of [...this.#places.keys()].reverse()) {
      const row = this.get(id);
      if (row !== undefined) yield row;
    }
  }

  get(id: string): Row | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#slots[place];
  }

  /** Adds the row, or replaces the one with its id where it stands. */
  put(row: Row): Row {
    const place = this.#places.get(row.id) ?? this.#slots.length;
    // Taken out first, so that the ids are in the order in which their rows were written.
    this.#places.delete(row.id);
    this.#places.set(row.id, place);
    this.#slots[place] = row;
    return row;
  }

  delete(id: string): boolean {
    const place = this.#places.get(id);
    if (place === undefined) return false;
    this.#slots[place] = undefined;
    return this.#places.delete(id);
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (const row of this.#slots) if (row !== undefined) yield row;
  }
}

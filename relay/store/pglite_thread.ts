import { Worker } from 'node:worker_threads';

/** A statement for the thread; without a text, it closes the database. */
export interface Statement {
  readonly id: number;
  readonly text?: string;
  readonly values: readonly unknown[];
}

/** What came of a statement. Its ID is 0 once the database is open. */
export type Reply =
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string; readonly code: string } };

interface Waiting {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/** PGlite in a thread of its own. */
export class PgliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #opened: Promise<unknown>;
  #last = 0;
  #ended: Error | undefined;

  private constructor(folder: string) {
    this.#worker = new Worker(new URL('./pglite_worker.ts', import.meta.url), { workerData: folder });
    this.#opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#worker.on('message', (reply: Reply) => this.#take(reply));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error('The embedded store failed.')));
    this.#worker.on('exit', () => this.#end(new Error('The embedded store has ended.')));
  }

  /** Opens the database in the folder, and makes it if there's none. */
  static async open(folder: string): Promise<PgliteThread> {
    const thread = new PgliteThread(folder);
    await thread.#opened;
    return thread;
  }

  /** The rows of a statement, or of all of them if the text has several. */
  run(text: string, values: readonly unknown[] = []): Promise<readonly unknown[]> {
    return this.#send({ text, values });
  }

  async close(): Promise<void> {
    await this.#send({ values: [] });
    await this.#worker.terminate();
  }

  #send(statement: Omit<Statement, 'id'>): Promise<readonly unknown[]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...statement, id });
    });
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('rows' in reply) waiting?.resolve(reply.rows);
    else waiting?.reject(Object.assign(new Error(reply.error.message), { name: reply.error.name, code: reply.error.code }));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}

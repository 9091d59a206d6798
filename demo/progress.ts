/**
 * Shows what is going on while nothing else is printed: one changing line on a terminal, and nothing if the output is
 * kept.
 */
export class Progress {
  readonly #terminal: boolean;
  #step = 0;

  constructor(terminal: boolean) {
    this.#terminal = terminal;
  }

  show(account: string, title: string): void {
    this.#step += 1;
    const turning = SPINNER[this.#step % SPINNER.length];
    this.#write(`${turning} ${account}: ${title}`);
  }

  clear(): void {
    this.#write('');
  }

  #write(text: string): void {
    if (this.#terminal) process.stdout.write(`\r${text.slice(0, (process.stdout.columns ?? 80) - 1)}\u001b[K`);
  }
}

const SPINNER = ['|', '/', '-', '\\'];

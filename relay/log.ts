/** Where the relay says what happens. Nothing that a vendor or a target sent is ever written. */
export interface Log {
  line(sentence: string): void;
  /** A failure: the message of an error may quote data, so only its name, its code and its place in the code are written. */
  trouble(sentence: string, error: unknown): void;
}

const REPEAT_MS = 60_000;

/** Writes to a stream, each sentence at most once a minute. */
export function createLog(write: (line: string) => void, now: () => number = Date.now): Log {
  const written = new Map<string, number>();
  const line = (sentence: string, details = ''): void => {
    const last = written.get(sentence);
    if (last !== undefined && now() - last < REPEAT_MS) return;
    written.set(sentence, now());
    write(`${new Date(now()).toISOString()} ${sentence}${details}\n`);
  };
  return { line: (sentence) => line(sentence), trouble: (sentence, error) => line(sentence, ` (${described(error)})`) };
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, stack = '' } = error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const at = /^\s*at .*$/m.exec(stack)?.[0].trim();
  return `${name}${code}${at === undefined ? '' : ` ${at}`}`;
}

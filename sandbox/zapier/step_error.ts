import { isRecord, parseJson } from '../json.ts';

/** A thrown error as a person reads it. The parts that the platform packs into the message are unpacked. */
export class StepError extends Error {
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** Seconds that the platform is asked to wait. */
  readonly delay: number | undefined;

  static of(error: unknown): StepError {
    return error instanceof StepError ? error : new StepError(error);
  }

  constructor(error: unknown) {
    const thrown = error instanceof Error ? error : new Error(String(error));
    const packed = parseJson(thrown.message);
    const parts = isRecord(packed) ? packed : {};
    super(typeof parts.message === 'string' ? parts.message : thrown.message);
    this.name = thrown.name;
    this.code = typeof parts.code === 'string' ? parts.code : undefined;
    this.status = typeof parts.status === 'number' ? parts.status : undefined;
    this.delay = typeof parts.delay === 'number' ? parts.delay : undefined;
  }
}

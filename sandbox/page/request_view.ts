import { parseJson } from '../json.ts';
import type { RequestLog, RequestRecord } from '../request_log.ts';

/** A line of the list of requests. */
export interface RequestLine extends Pick<RequestRecord, 'method' | 'service' | 'url' | 'status' | 'milliseconds'> {
  /** A request keeps its number. */
  readonly number: number;
}

/** The newest requests, newest first, without headers and bodies. */
export function requestLines({ records, forgotten }: RequestLog, limit: number): RequestLine[] {
  const start = Math.max(0, records.length - limit);
  return records
    .slice(start)
    .map(({ method, service, url, status, milliseconds }, index) => ({
      number: forgotten + start + index + 1,
      method,
      service,
      url,
      status,
      milliseconds,
    }))
    .reverse();
}

/** Both sides of one request, as a person reads them. */
export interface WholeRequest {
  readonly headers: string;
  readonly body: string;
  readonly response: string;
}

/** Undefined if the log doesn't have the request anymore. */
export function wholeRequest({ records, forgotten }: RequestLog, number: number): WholeRequest | undefined {
  const record = records[number - forgotten - 1];
  if (record === undefined) return undefined;
  const headers = Object.entries(record.headers).map(([name, value]) => `${name}: ${value}`);
  return { headers: headers.join('\n'), body: readable(record.body), response: readable(record.response) };
}

function readable(text: string): string {
  // The replacement for bytes that aren't text.
  if (text.includes('\uFFFD')) return `Not text: about ${text.length.toLocaleString('en')} bytes.`;
  const json = parseJson(text);
  const shown = typeof json === 'object' && json !== null ? JSON.stringify(json, null, 2) : text;
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}\n… cut here. The whole text: /_sandbox/requests` : shown;
}

const LONGEST = 20_000;

/**
 * The usual words for each status. `node:http` isn't imported, because that reads all of its exports, including
 * `WebSocket`, for which Node loads a whole HTTP client (20 ms and 10 MB at the start of every run).
 * https://nodejs.org/api/process.html#processgetbuiltinmoduleid
 */
export const { STATUS_CODES } = process.getBuiltinModule('node:http');

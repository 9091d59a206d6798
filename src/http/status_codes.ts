/**
 * The usual words for each status. Not imported: an import of `node:http` reads all that it exports, `WebSocket` too, for which Node then
 * loads a whole HTTP client of its own (20 ms and 10 MB at the start of every run).
 * https://nodejs.org/api/process.html#processgetbuiltinmoduleid
 */
export const { STATUS_CODES } = process.getBuiltinModule('node:http');

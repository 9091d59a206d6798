/** The JSON of a body; undefined if it isn't JSON. The parser's message quotes the body, so it's never used. */
export function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

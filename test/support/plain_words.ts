/** What no text for people may contain, and what to write instead. */
const RULES: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(?:is|are) no (?!longer\b)/, `"isn't a" or "there's no"`],
  [/\b(?:cannot|can not|does not|do not|is not|are not|has not|did not|could not|was not|will not)\b/i, 'the contraction'],
  [/\b(?:left blank|if (?:it is |it's )?(?:left )?blank|stays? as (?:it is|they are)(?! *\.$))/i, 'nothing: the description says it once'],
  [/\bNothing was (?:sent|written|changed|saved)\b/, 'what to do'],
  [/\b(?:somebody|anybody|nobody)\b/i, 'someone, anyone, no one'],
  [/\b(?:behind|in the place of|gone by|to be had)\b/, 'plain words'],
  [/(?<![\w"/<])[a-z]+_[a-z_]+\b/, 'the label, and not the key'],
  [/\btenant id\b|\(id\b|\bthe id\b/, 'ID'],
  [/’/, 'a straight apostrophe'],
  [/\b(?:\w*(?:colour|behaviour|favour|cognise)\w*|(?:labe|cance|trave)ll(?:ed|ing)|licence|any more)\b/i, 'American spelling'],
];

/** What is wrong with the words of a text; empty if nothing. */
export function complaintsAbout(text: string): string[] {
  return RULES.flatMap(([pattern, instead]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`"${found}" in: ${text}. Write ${instead}`];
  });
}

/** How many sentences a text has. A trace ID in brackets at its end isn't one. */
export function sentencesIn(text: string): number {
  return text.replace(/ \(trace ID [^)]*\)$/, '').split(/(?<=[\p{L}\d")}][.!?])\s+(?=["“\p{Lu}$])/u).length;
}

/**
 * The texts of several words in a module's source. Comments and patterns are left out, and inserted values become `X`.
 */
export function textsOf(source: string): string[] {
  const literals = source.match(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
  return literals.flatMap((literal) => {
    if (literal.startsWith('/')) return [];
    const text = literal
      .slice(1, -1)
      .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'X')
      .replace(/\\(.)/g, '$1');
    return /^(?:["“A-Z]|X ).*[a-z,;:] [a-z].*[.!?]$/s.test(text) ? [text] : [];
  });
}

/** Words that stay in lower case in a title, unless they begin it. */
const SMALL_WORDS = /^(a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|with)$/;

/** Whether the text is in title case, as the platform wants labels. */
export function isTitle(text: string): boolean {
  return text.split(/[\s-]+/).every((word, index) => /^[A-Z0-9(]/.test(word) || (index > 0 && SMALL_WORDS.test(word)));
}

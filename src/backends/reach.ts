/** How much of an account one poll may read. As much news as the platform can take in a day, at 100 a poll. */
export const MOST_NEWS = 10_000;

/** A scope with more contacts, or with more bytes of answers, is refused whole: a part of it would later look like false news. */
export const MOST_ROWS = 100_000;
export const MOST_BYTES = 15_000_000;

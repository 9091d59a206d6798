/** How far back a poll looks, in milliseconds: what it gives is a function of time, so that nothing old slips in and nothing is lost while the platform takes 100 a poll. */
export const DAY = 24 * 60 * 60 * 1000;

/** As many as the editor shows. */
export const SAMPLES = 3;

import nock from 'nock';

/**
 * Lets requests reach this machine and nothing else. nock changes Node's own `http`, which all test files of one worker share, so whoever
 * loads it must take it out again at the end: two of them on top of each other break every request.
 */
export function onlyLoopback(): void {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
}

/** Puts Node's own `http` back. */
export function anywhere(): void {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
}

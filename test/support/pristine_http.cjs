/**
 * Runs before each test file. The files of one worker share Node's own modules, and both nock and the platform's core
 * put their own functions into `http` and `https`. What a file left there would answer the next one's requests, so the
 * original functions are restored.
 */
const PRISTINE = Symbol.for('contacts.pristine');

for (const name of ['http', 'https']) {
  const module = require(name);
  if (module[PRISTINE] === undefined) Object.defineProperty(module, PRISTINE, { value: { ...module } });
  for (const [key, value] of Object.entries(module[PRISTINE])) {
    if (module[key] !== value) module[key] = value;
  }
}

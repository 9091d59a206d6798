/**
 * Runs before each test file. The files of one worker share Node's own modules, and both nock and the platform's core put functions of
 * theirs into `http` and `https`: whatever a file left there would answer the requests of the next one. So what was there first is put back.
 */
const PRISTINE = Symbol.for('contacts.pristine');

for (const name of ['http', 'https']) {
  const module = require(name);
  if (module[PRISTINE] === undefined) Object.defineProperty(module, PRISTINE, { value: { ...module } });
  for (const [key, value] of Object.entries(module[PRISTINE])) {
    if (module[key] !== value) module[key] = value;
  }
}

import { globSync } from 'node:fs';
import path from 'node:path';
import { instantIn, parseDueInstant, toInstant } from '../../../src/contacts/time.ts';
import type { Translation } from './translation.ts';

const ROOT = path.resolve(__dirname, '..', '..', '..');

/** What each backend makes of its service's responses: `test/backends/<name>/translations.ts`, which every backend has. */
const OF_BACKENDS = globSync('src/backends/*/index.ts', { cwd: ROOT }).flatMap((file): readonly Translation[] => {
  const name = path.basename(path.dirname(file));
  const { TRANSLATIONS: own } = jest.requireActual<{ TRANSLATIONS: readonly Translation[] }>(
    path.join(ROOT, 'test', 'backends', name, 'translations.ts'),
  );
  return own.map((one) => ({ ...one, name: `${name}: ${one.name}` }));
});

export const TRANSLATIONS: readonly Translation[] = [
  ...OF_BACKENDS,
  {
    name: 'times',
    keys: ['at'],
    run: (_said, _change, text) => [
      toInstant(text),
      parseDueInstant(text, text),
      parseDueInstant(text, 'Asia/Kathmandu'),
      instantIn(text, text),
    ],
  },
];

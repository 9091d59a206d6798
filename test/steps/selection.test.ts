import { nylas } from '../../src/backends/nylas/index.ts';
import { outlook } from '../../src/backends/outlook/index.ts';
import type { Run } from '../../src/operation.ts';
import { readSelection } from '../../src/steps/selection.ts';
import { runWith } from '../support/platform.ts';

function withoutTags(run: Run): Run {
  const { tags: _tags, ...backend } = run.backend;
  return { ...run, backend };
}

describe('the part of an account that a step is about', () => {
  it('is what was filled in, and nothing else', async () => {
    expect(readSelection(await runWith({ folders: outlook.folders }, { tag: 'lead', folder_id: 'f1', source: 'fair' }))).toStrictEqual({
      tag: 'lead',
      folder_id: 'f1',
      source: 'fair',
    });
    expect(readSelection(withoutTags(await runWith({})))).toStrictEqual({});
    expect(readSelection(await runWith({ inputs: nylas.inputs, sources: nylas.sources }, { source: 'inbox' }))).toStrictEqual({
      source: 'inbox',
    });
  });

  it.each([
    ['tag', 'tags', 'Tag'],
    ['folder_id', 'folders', 'Folder'],
    ['source', 'sources beyond the address book', 'Source'],
  ])("can't be a %s if the account has none", async (key, name, label) => {
    const run = withoutTags(await runWith({ inputs: nylas.inputs }, { [key]: 'x' }));
    expect(() => readSelection(run)).toThrow(
      expect.objectContaining({
        kind: 'missing_capability',
        message: `Contacts API has no ${name}. Leave ${label} blank, or choose an account that has them.`,
      }),
    );
  });
});

import { operationOf } from '../../sandbox/zapier/definition.ts';
import { definition, inputsWithoutAccount } from '../support/run.ts';

const fieldsOf = async (key: string) =>
  (await inputsWithoutAccount('creates', key)).map((field) => ({ key: field.key, group: field.group }));

test('Create or Update Contact keeps tags, task and note together, before the long groups', async () => {
  const fields = await fieldsOf('create_or_update_contact');
  const together = ['tags', 'task_title', 'task_due_date', 'note_body'];
  const start = fields.findIndex(({ key }) => key === 'tags');
  expect(fields.slice(start, start + together.length).map(({ key }) => key)).toEqual(together);
  const [group, ...others] = new Set(fields.filter(({ key }) => together.includes(key)).map((field) => field.group));
  expect(others).toEqual([]);
  const groups = operationOf(definition, 'creates', 'create_or_update_contact').operation.inputFieldGroups?.map(({ key }) => key) ?? [];
  expect(groups.indexOf(String(group))).toBeGreaterThan(-1);
  expect(groups.indexOf(String(group))).toBeLessThan(groups.indexOf('work'));
});

test('Update Contact has Tags Mode right after Tags', async () => {
  const keys = (await fieldsOf('update_contact')).map(({ key }) => key);
  expect(keys[keys.indexOf('tags') + 1]).toBe('tags_mode');
});

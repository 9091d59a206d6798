import { readOptionalId, readRequiredId } from '../../src/steps/contact_id.ts';

describe('an id', () => {
  it.each(['a/b', 'AAMk=', 'a.', '.a', 'a..', '...', 'c#1/a=b', '{x}'])('is whatever a service calls one: %s', (id) => {
    expect(readRequiredId({ task_id: ` ${id} ` }, 'task_id', 'task')).toBe(id);
    expect(readOptionalId({ note_id: id }, 'note_id', 'note')).toBe(id);
  });

  it.each([
    ['.', '.'],
    ['..', '..'],
    ['{{12__id}}', '{{12__id}}'],
    ['a\u0000b\nc', 'a b c'],
    ['a\ud800', 'a\ufffd'],
    ['Ada Example', 'Ada Example'],
  ])("that doesn't exist is shown in the refusal: %j", (id, shown) => {
    expect(() => readRequiredId({ contact_id: id }, 'contact_id', 'contact')).toThrow(
      expect.objectContaining({
        kind: 'invalid_input',
        message: `"${shown}" isn't the ID of a contact. Choose it from the list, or map it from an earlier step.`,
      }),
    );
  });

  it('that is required is asked for', () => {
    expect(() => readRequiredId({ task_id: ' ' }, 'task_id', 'task')).toThrow('Task is blank, and this step needs it.');
    expect(readOptionalId({ note_id: '' }, 'note_id', 'note')).toBeUndefined();
  });
});

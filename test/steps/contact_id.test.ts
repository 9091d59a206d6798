import { optionalId, requiredId } from '../../src/steps/contact_id.ts';

describe('an id', () => {
  it.each(['a/b', 'AAMk=', 'a.', '.a', 'a..', '...', 'c#1/a=b', '{x}'])('is whatever a service calls one: %s', (id) => {
    expect(requiredId({ task_id: ` ${id} ` }, 'task_id', 'task')).toBe(id);
    expect(optionalId({ note_id: id }, 'note_id', 'note')).toBe(id);
  });

  it.each([
    ['.', '.'],
    ['..', '..'],
    ['{{12__id}}', '{{12__id}}'],
    ['a\u0000b\nc', 'a b c'],
    ['a\ud800', 'a\ufffd'],
    ['Ada Example', 'Ada Example'],
  ])('that is none is shown in the refusal: %j', (id, shown) => {
    expect(() => requiredId({ contact_id: id }, 'contact_id', 'contact')).toThrow(
      expect.objectContaining({
        kind: 'invalid_input',
        message: `"${shown}" isn't the ID of a contact. Choose it from the list, or map it from an earlier step.`,
      }),
    );
  });

  it('that has to be there is asked for', () => {
    expect(() => requiredId({ task_id: ' ' }, 'task_id', 'task')).toThrow('The task is blank, and this step needs it.');
    expect(optionalId({ note_id: '' }, 'note_id', 'note')).toBeUndefined();
  });
});

import type { Values } from '../../sandbox/zapier/definition.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import type { Backend } from '../../src/backends/backend.ts';
import type { Stage } from './stage.ts';

/**
 * What an account refuses to store, in its own words. We create a contact with far too much of everything; each refusal
 * is a limit.
 */
export async function limitsOf(stage: Stage, backend: Backend): Promise<string[]> {
  const found: string[] = [];
  const { mailboxes = () => [{}] } = stage.sandbox.account(stage.key);
  for (const mailbox of mailboxes()) {
    for (const surplus of SURPLUS.filter((probe) => Object.keys(probe).every((key) => backend.inputs.create.some((one) => one === key)))) {
      await stage.reset();
      const platform = stage.platform(mailbox);
      const base = { full_name: 'Nora Example' };
      const refused = await platform.run('creates', 'create_contact', { ...base, ...surplus }).then(
        () => undefined,
        (error: unknown) => StepError.of(error),
      );
      if (refused !== undefined) found.push(limit(refused.message));
    }
  }
  const photos = backend.photo?.limits;
  if (photos !== undefined)
    found.push(
      `${backend.label} takes ${photos.types.join(' or ')} photos smaller than ${Number(((photos.bytes + 1) / 1_048_576).toFixed(1))} MB.`,
    );
  return [...new Set(found)];
}

const many = (of: (number: number) => string): string[] => Array.from({ length: 12 }, (_, number) => of(number));

const SURPLUS: readonly Values[] = [
  { other_emails: many((number) => `nora.${number}@example.com`) },
  { mobile_phone: '+15550109998', work_phone: '+15550109997', home_phone: '+15550109996' },
  { im_addresses: many((number) => `nora.${number}`) },
  { tags: ['customer', 'lead', 'partner'] },
  { tags: ['gold, silver'] },
  { notes: 'Met at the example fair.' },
  { suffix: 'Jr' },
];

/** The rule, without the values that broke it. */
function limit(sentence: string): string {
  const [rule = sentence] = sentence.split(/, and |, as |\. /);
  return rule.endsWith('.') ? rule : `${rule}.`;
}

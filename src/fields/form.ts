import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { CAPABILITY_NAMES, type Capability, hasPort, type Listing, remedyFor } from '../backends/backend.ts';
import { inWords } from '../contacts/text.ts';
import { operation, type Run } from '../operation.ts';

/** What the platform calls to complete a form. */
export type FieldFunction = (z: ZObject, bundle: Bundle) => Promise<PlainInputField[]>;

/** Several parts of a form as one, so that they say only once that the account can't be read. */
export function joinForms(...parts: readonly FieldFunction[]): FieldFunction {
  return async (z, bundle) => {
    const fields = (await Promise.all(parts.map((part) => part(z, bundle)))).flat();
    return fields.filter(({ key }, index) => fields.findIndex((one) => one.key === key) === index);
  };
}

/** Lines about the connected account; none where it can't be read, which another part of the form says. */
export function accountLines(work: (run: Run) => readonly PlainInputField[]): FieldFunction {
  return (z, bundle) => operation((run) => [...work(run)])(z, bundle).catch(() => []);
}

/** Fields that depend on the connected account. Where it cannot be reached the form says so in one line, and the fixed fields stay usable. */
export function accountInputs(work: (run: Run) => readonly PlainInputField[] | Promise<readonly PlainInputField[]>): FieldFunction {
  return async (z, bundle) => {
    try {
      return [...(await operation(work)(z, bundle))];
    } catch {
      return [
        infoLine(
          'account_not_read',
          `Some fields come from the connected account, which can't be read right now. Check the connection, then choose "Refresh fields".`,
        ),
      ];
    }
  };
}

/** One line that says that the account cannot do this, where it cannot. */
export function lineIfMissing(...capabilities: readonly Capability[]): FieldFunction {
  return accountInputs((run) => {
    const { backend } = run;
    const missing = capabilities.filter((capability) => !hasPort(backend, capability)).map((capability) => CAPABILITY_NAMES[capability]);
    if (missing.length === 0) return capabilities.includes('tags') ? linesIfTagsNotListed(run) : [];
    return [
      infoLine('not_available', `${backend.label} has no ${inWords(missing)}, so this step can't be used with the connected account.`),
    ];
  });
}

/** One line that says what is to be left out, where the account lacks a capability that the step can do without. */
export function lineIfWithout({ backend }: Run, capability: Capability, leave: string): PlainInputField[] {
  return hasPort(backend, capability)
    ? []
    : [infoLine(`no_${capability}`, `${backend.label} has no ${CAPABILITY_NAMES[capability]}, so leave ${leave}.`)];
}

/** A line of explanation in a form. */
export function infoLine(key: string, helpText: string): PlainInputField {
  return { key, type: 'copy', helpText };
}

/** A picker, or a plain text field that says why there is none: where the connection was not granted what the list needs. */
export function pickerOrText(run: Run, field: PlainInputField, list: Listing | undefined): PlainInputField {
  if (isGranted(run, list?.scope)) return field;
  const { dynamic: _dynamic, search: _search, ...plain } = field;
  return {
    ...plain,
    helpText:
      `${field.helpText ?? ''} There's no list, because this connection lacks a permission. Type the ID, or ${remedy(run, list?.scope)}.`.trim(),
  };
}

/** A line that says why the tags cannot be chosen from a list, where they cannot; the fixed field for tags takes them typed all the same. */
export function linesIfTagsNotListed(run: Run): PlainInputField[] {
  const scope = run.backend.tags?.scope;
  return isGranted(run, scope)
    ? []
    : [
        infoLine(
          'tags_not_listed',
          `There's no list of tags, because this connection lacks a permission. Type the tags, or ${remedy(run, scope)}.`,
        ),
      ];
}

/** In the middle of a sentence. */
function remedy({ backend, connection }: Run, scope: string | undefined): string {
  return remedyFor(backend, connection.authData, scope).replace(/^R/, 'r');
}

function isGranted({ backend, connection }: Run, scope: string | undefined): boolean {
  return scope === undefined || backend.service(connection.authData).hasScope(scope);
}

/** What an input that is ticked offers. It also takes true, false, 1 and 0; a box of the platform's own would take any text for a yes. */
export const YES_NO: Pick<PlainInputField, 'type' | 'choices'> = { type: 'string', choices: { yes: 'Yes', no: 'No' } };

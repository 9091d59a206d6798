import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import {
  CAPABILITY_NAMES,
  type Capability,
  describeMissing,
  describeMissingTagList,
  hasPort,
  type Listing,
  remedyFor,
} from '../backends/backend.ts';
import { inWords } from '../contacts/text.ts';
import { operation, type Run } from '../operation.ts';

/** What Zapier calls to get the inputs of a form. */
export type FieldFunction = (z: ZObject, bundle: Bundle) => Promise<PlainInputField[]>;

/** Joins parts of a form, so that it says only once that the account can't be read. */
export function joinForms(...parts: readonly FieldFunction[]): FieldFunction {
  return async (z, bundle) => {
    const fields = (await Promise.all(parts.map((part) => part(z, bundle)))).flat();
    return fields.filter(({ key }, index) => fields.findIndex((one) => one.key === key) === index);
  };
}

/** Lines about the connected account. Empty if it can't be read, because another part of the form says so. */
export function accountLines(work: (run: Run) => readonly PlainInputField[]): FieldFunction {
  return (z, bundle) => operation((run) => [...work(run)])(z, bundle).catch(() => []);
}

/** Inputs that depend on the connected account. If it can't be read, one line says so and the fixed inputs stay usable. */
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

/** A line that says that the account can't do this, if it can't. */
export function explainMissing(...capabilities: readonly Capability[]): FieldFunction {
  return accountInputs((run) => {
    const { backend } = run;
    const missing = capabilities.filter((capability) => !hasPort(backend, capability)).map((capability) => CAPABILITY_NAMES[capability]);
    if (missing.length === 0) return capabilities.includes('tags') ? explainMissingTagList(run) : [];
    return [
      infoLine('not_available', `${describeMissing(backend, inWords(missing))}, so this step can't be used with the connected account.`),
    ];
  });
}

/** A line that says what to leave blank, if the account lacks a capability that the step doesn't need. */
export function leaveBlankLine({ backend }: Run, capability: Capability, leave: string): PlainInputField[] {
  return hasPort(backend, capability)
    ? []
    : [infoLine(`no_${capability}`, `${describeMissing(backend, CAPABILITY_NAMES[capability])}, so leave ${leave}.`)];
}

/** A line of text in a form. */
export function infoLine(key: string, helpText: string): PlainInputField {
  return { key, type: 'copy', helpText };
}

/** A picker, or a text field that says why there's no list: the connection lacks its scope. */
export function pickerOrText(run: Run, field: PlainInputField, list: Listing | undefined): PlainInputField {
  if (isGranted(run, list?.scope)) return field;
  const { dynamic: _dynamic, search: _search, ...plain } = field;
  return {
    ...plain,
    helpText:
      `${field.helpText ?? ''} There's no list, because this connection lacks a permission. Type the ID, or ${remedy(run, list?.scope)}.`.trim(),
  };
}

/** A line that says why there's no list of tags: the account has none, or the connection lacks its scope. */
export function explainMissingTagList(run: Run): PlainInputField[] {
  const { tags } = run.backend;
  if (tags !== undefined && tags.list === undefined) return [infoLine('tags_not_listed', describeMissingTagList(run.backend))];
  const scope = tags?.scope;
  return isGranted(run, scope)
    ? []
    : [
        infoLine(
          'tags_not_listed',
          `There's no list of ${__BUILD__.words.tags}, because this connection lacks a permission. Type the ${__BUILD__.words.tags}, or ${remedy(run, scope)}.`,
        ),
      ];
}

/** A line about adding tags that aren't on the account's list. */
export function unlistedTagLine({ backend }: Run): PlainInputField[] {
  const note = backend.tags?.unlistedNote;
  return note === undefined ? [] : [infoLine('tags_unlisted', note)];
}

/** The remedy for the middle of a sentence. */
function remedy({ backend, connection }: Run, scope: string | undefined): string {
  return remedyFor(backend, connection.authData, scope).replace(/^R/, 'r');
}

function isGranted({ backend, connection }: Run, scope: string | undefined): boolean {
  return scope === undefined || backend.service(connection.authData).hasScope(scope);
}

/** The choices of a yes-or-no input, which also takes true, false, 1 and 0. Zapier's own boolean input takes any text for yes. */
export const YES_NO: Pick<PlainInputField, 'type' | 'choices'> = { type: 'string', choices: { yes: 'Yes', no: 'No' } };

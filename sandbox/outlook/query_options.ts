import type { ServiceRequest } from '../service.ts';
import { badRequest, GraphError } from './errors.ts';

/** Refuses every system option that this address doesn't take. Names without `$` aren't OData's and pass. */
export function allowOptions(request: ServiceRequest, allowed: readonly string[]): void {
  for (const name of request.query.keys()) {
    if (!name.startsWith('$') || allowed.includes(name)) continue;
    throw badRequest(`The query option '${name}' is not supported for this resource.`);
  }
}

/** The names in `$select`; undefined if there's none. */
export function selected(request: ServiceRequest, selectable: readonly string[]): readonly string[] | undefined {
  const names = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  const unknown = names?.find((name) => !selectable.includes(name));
  if (unknown === undefined) return names;
  throw new GraphError(400, 'RequestBroker--ParseUri', `Could not find a property named '${unknown}' in $select.`);
}

/** A whole number that isn't negative. */
export function wholeNumber(request: ServiceRequest, name: string, missing: number): number {
  const text = request.query.get(name);
  if (text === null) return missing;
  if (!/^\d{1,9}$/.test(text))
    throw badRequest(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  return Number(text);
}

/** `$count=true` */
export function counted(request: ServiceRequest): boolean {
  const text = request.query.get('$count') ?? 'false';
  if (text !== 'true' && text !== 'false') throw badRequest(`Invalid value '${text}' for $count query option found.`);
  return text === 'true';
}

/** `$expand`, for which every address here knows only one relation. */
export function expanded(request: ServiceRequest, relation: string): boolean {
  const text = request.query.get('$expand');
  if (text === null) return false;
  if (text !== relation && !text.startsWith(`${relation}(`))
    throw badRequest(`The $expand expression '${text}' is not supported for this resource.`);
  return true;
}

import type { AccountType, Capability } from '../sandbox/account.ts';

/** The message of a step whose account lacks the capability; undefined if it has it. */
export function refusalOf({ label, has }: AccountType, capability: Capability): string | undefined {
  if (has.includes(capability)) return undefined;
  return capability === 'setPhoto' && has.includes('photo')
    ? `${label} can show photos but not set them`
    : `${label} has no ${NAMES[capability]}`;
}

const NAMES: Readonly<Record<Capability, string>> = {
  tags: 'tags',
  tasks: 'tasks',
  taskLists: 'task lists',
  notes: 'notes',
  appointments: 'appointments',
  businesses: 'businesses',
  setBusiness: 'businesses',
  owners: 'owners',
  workflows: 'workflows',
  photo: 'photos',
  setPhoto: 'photos',
  folders: 'folders',
  customFields: 'custom fields',
  ownFields: 'own custom fields',
  dates: 'dates',
  creationDates: 'dates of creation',
  displayName: 'display name',
  delayedSearch: 'delayed search',
};

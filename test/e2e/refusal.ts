import type { AccountPlan, Capability } from './accounts.ts';

/** What a step must say of an account that does not have what the step is about; undefined where it has it. */
export function refusalOf({ label, has }: AccountPlan, capability: Capability): string | undefined {
  if (has.includes(capability)) return undefined;
  return capability === 'set_photo' && has.includes('photo')
    ? `${label} shows photos but takes none`
    : `${label} has no ${NAMES[capability]}`;
}

const NAMES: Readonly<Record<Capability, string>> = {
  tasks: 'tasks',
  taskLists: 'task lists',
  appointments: 'appointments',
  businesses: 'businesses',
  owners: 'owners',
  photo: 'photos',
  set_photo: 'photos',
  folders: 'folders',
};

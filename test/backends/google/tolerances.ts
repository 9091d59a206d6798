import { LEFT_OUT, type Tolerance } from '../../trust/support/tolerance.ts';

/** Where the faults of test/trust affect Google otherwise. */
export const TOLERANCES: readonly Tolerance[] = [
  {
    why: 'no list has a filter, so the whole book is gone through for someone',
    faults: /^ids that/,
    operation: /^google: find_contact, by (?:email|name)$/,
    step: /\/people\/me\/connections$/,
    verdict: LEFT_OUT,
  },
  {
    why: 'where no group is asked for, they only give names to tags',
    faults: /^ids that/,
    operation: /^google: (?!tag_added|find_contacts|add_tags|remove_tags|update_contact, with tags|create_contact)/,
    step: /\/contactGroups$/,
    verdict: LEFT_OUT,
  },
  {
    why: 'groups with other names or none are not known by name',
    faults: /^(?:nothing but ids|texts that are numbers)$/,
    operation: /^google: (?:tag_added|find_contacts)$/,
    step: /\/contactGroups$/,
    verdict: { follows: true },
  },
];

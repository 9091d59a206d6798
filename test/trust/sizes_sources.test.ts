import { outlook as accountType } from '../../sandbox/outlook/account.ts';
import { directoryUser } from '../../sandbox/outlook/outsiders.ts';
import { outlook } from '../../src/backends/outlook/index.ts';
import { WHOLE_PROFILES, withScopes } from '../backends/outlook/outsiders.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { slow } from './support/slow.ts';

const COUNT = 40_000;
const SOURCE = { source: 'domain' };

describe(`a directory of ${COUNT} people`, () => {
  const at = useWorld(outlook, accountType, SMALL);
  const fill = () => {
    const { directory } = at().sandbox.accounts.outlook.store;
    for (let number = 100; number < COUNT; number += 1) {
      const user = directoryUser(number, {
        givenName: 'Colleague',
        surname: `Number ${number}`,
        jobTitle: 'Engineer',
        department: 'Research',
        companyName: 'Example Works',
        officeLocation: '20/1101',
        mobilePhone: '+1 555 010 0200',
        businessPhones: ['+1 555 010 0300'],
        streetAddress: '1 Example Way',
        city: 'Seattle',
        country: 'United States',
      });
      directory.set(user.id, user);
    }
    return directory.size;
  };

  it('is turned on with only keys, and returned whole where names and addresses are read', async () => {
    const people = fill();
    for (const key of ['new_contact', 'new_or_updated_contact']) {
      slow(at(), 90);
      const keys = await at().trigger(key, SOURCE, { isPopulatingDedupe: true });
      expect(keys).toHaveLength(people);
      jest.restoreAllMocks();
      slow(at(), 90);
      const rows = await at().trigger(key, SOURCE);
      expect(rows).toHaveLength(people);
      expect(Buffer.byteLength(JSON.stringify(rows))).toBeLessThan(18_000_000);
      jest.restoreAllMocks();
    }
  }, 300_000);

  it('is refused, and not cut off, where whole profiles are more than Zapier takes', async () => {
    fill();
    const whole = at().connected(withScopes(at().sandbox, WHOLE_PROFILES));
    await expect(whole.trigger('new_contact', SOURCE)).rejects.toThrow(
      /^Zapier takes at most 20 MB from one poll.* (2\d|3\d),\d{3} fit, and there are more\./,
    );
  }, 300_000);

  it("is refused where it can't be read in time, with the number of people that were read", async () => {
    fill();
    slow(at(), 4_000);
    await expect(at().trigger('new_contact', SOURCE)).rejects.toThrow(
      /It read [\d,]+ in \d+ seconds, and there are more\. Choose another source, or leave Source blank\.$/,
    );
    jest.restoreAllMocks();
  }, 300_000);
});

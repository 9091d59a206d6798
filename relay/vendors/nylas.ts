import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { DAY_MINUTES, type VendorEvent } from '../notice.ts';
import { isMadeByOneOf } from '../signing.ts';
import { accountId } from './account_id.ts';
import { instantIn } from './instant.ts';
import { contactId, optionalText } from './texts.ts';

const rows = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.object(shape)).catch([]);

const typed = z.object({ type: z.string() });

const cloudEvent = z.object({
  id: z.string().min(1).max(500),
  type: z.string(),
  time: z.union([z.string(), z.number()]).optional(),
  data: z.object({
    object: z.object({
      id: contactId,
      grant_id: accountId,
      given_name: optionalText,
      middle_name: optionalText,
      surname: optionalText,
      emails: rows({ email: optionalText }),
      phone_numbers: rows({ number: optionalText }),
    }),
  }),
});

/** Nylas marks an event whose contact didn't fit as truncated; its IDs are complete. */
const TYPE = /^contact\.(updated|deleted)(?:\.truncated)?$/;

/** Whether Nylas signed exactly these bytes. */
export function isSignedByNylas(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  return isMadeByOneOf(secrets, signature.toLowerCase(), (secret) => createHmac('sha256', secret).update(body).digest('hex'));
}

/** A signed body as an event; null if it isn't about a contact; a text is why it's refused. */
export function nylasEvent(body: unknown, now: number): VendorEvent | null | string {
  const type = typed.safeParse(body);
  const [, change] = TYPE.exec(type.success ? type.data.type : '') ?? [];
  if (change === undefined) return null;
  const parsed = cloudEvent.safeParse(body);
  if (!parsed.success) return "The event isn't complete.";
  const { id, time, data } = parsed.data;
  const at = instantIn(time) ?? new Date(now).toISOString();
  // Older than its repeats are known for, so that an old request can't be sent again.
  if (now - Date.parse(at) > DAY_MINUTES * 60_000) return 'The event is older than a day.';
  const notice = { account_type: 'nylas', account: data.object.grant_id, id: data.object.id, at } as const;
  return {
    notice:
      change === 'deleted'
        ? { event: 'contact_deleted', ...notice, ...deletedPerson(data.object) }
        : { event: 'contact_changed', ...notice },
    key: JSON.stringify(['nylas', id]),
    rememberMinutes: DAY_MINUTES + 60,
    address: undefined,
  };
}

type NylasContact = z.infer<typeof cloudEvent>['data']['object'];

function deletedPerson(contact: NylasContact): Pick<VendorEvent['notice'], 'full_name' | 'email' | 'phone'> {
  const name = [contact.given_name, contact.middle_name, contact.surname].filter(Boolean).join(' ');
  return { full_name: name || null, email: contact.emails[0]?.email ?? null, phone: contact.phone_numbers[0]?.number ?? null };
}

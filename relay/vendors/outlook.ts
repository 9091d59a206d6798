import { z } from 'zod';
import { DAY_MINUTES, type LifecycleEvent, type Notice, type VendorEvent } from '../notice.ts';
import { instantIn } from './instant.ts';

const text = z.string().min(1).max(2_000);

const notification = z.object({
  subscriptionId: text,
  subscriptionExpirationDateTime: z.string().optional(),
  clientState: z.string().optional(),
  id: text.optional(),
  resource: z.string().optional(),
  changeType: z.enum(['created', 'updated', 'deleted']),
  resourceData: z.object({ id: text, '@odata.etag': z.string().optional() }),
});

const lifecycleNotification = z.object({
  subscriptionId: text,
  subscriptionExpirationDateTime: z.string().optional(),
  clientState: z.string().optional(),
  resource: z.string().optional(),
  lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']),
});

const envelope = z.object({ value: z.array(z.object({ clientState: z.string().optional() }).loose()) });

type ChangeNotification = z.infer<typeof notification>;
type LifecycleNotification = z.infer<typeof lifecycleNotification>;

/** What Graph posts, before anything but its shape is checked. */
export type GraphItem = z.infer<typeof envelope>['value'][number];

/** Nothing tells the repeat of a lifecycle event from the next one, and a second `missed` has to be delivered. */
const LIFECYCLE_MINUTES = 10;

const LIFECYCLE_EVENTS: Readonly<Record<LifecycleNotification['lifecycleEvent'], LifecycleEvent>> = {
  reauthorizationRequired: 'reauthorization_required',
  subscriptionRemoved: 'subscription_removed',
  missed: 'missed',
};

/** The items of a body; undefined if it isn't Graph's. */
export function graphItems(body: unknown): readonly GraphItem[] | undefined {
  const parsed = envelope.safeParse(body);
  return parsed.success ? parsed.data.value : undefined;
}

/** One item as an event for the target; undefined if there's nothing in it for a Zap. */
export function graphEvent(item: GraphItem, address: string, now: number): VendorEvent | undefined {
  const lifecycle = lifecycleNotification.safeParse(item);
  if (lifecycle.success) return lifecycleEvent(lifecycle.data, address, now);
  const change = notification.safeParse(item);
  return change.success ? changeEvent(change.data, address, now) : undefined;
}

function changeEvent(item: ChangeNotification, address: string, now: number): VendorEvent {
  const { id } = item.resourceData;
  const event = item.changeType === 'deleted' ? 'contact_deleted' : 'contact_changed';
  const unknown = event === 'contact_deleted' ? { full_name: null, email: null, phone: null } : {};
  return {
    notice: { ...noticeOf(item, now), event, id, ...unknown },
    key: changeKey(item, address),
    rememberMinutes: DAY_MINUTES,
    address,
  };
}

/** Graph gives few notices an ID. Without an etag, two changes of a contact look the same, so neither counts as a repeat. */
function changeKey({ id, subscriptionId, changeType, resourceData }: ChangeNotification, address: string): string | undefined {
  if (id !== undefined) return keyOf(address, 'id', id);
  const etag = resourceData['@odata.etag'];
  if (etag === undefined && changeType === 'updated') return undefined;
  return keyOf(address, subscriptionId, changeType, resourceData.id, etag ?? '');
}

function lifecycleEvent(item: LifecycleNotification, address: string, now: number): VendorEvent {
  const { subscriptionId, lifecycleEvent: vendorEvent, subscriptionExpirationDateTime = '' } = item;
  return {
    notice: { ...noticeOf(item, now), event: LIFECYCLE_EVENTS[vendorEvent], id: null },
    key: keyOf(address, subscriptionId, vendorEvent, subscriptionExpirationDateTime),
    rememberMinutes: LIFECYCLE_MINUTES,
    address,
  };
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(['outlook', ...parts]);
}

function noticeOf(item: ChangeNotification | LifecycleNotification, now: number): Omit<Notice, 'event' | 'id'> {
  return {
    account_type: 'outlook',
    account: /^users\/([^/]+)/i.exec(item.resource ?? '')?.[1] ?? null,
    at: new Date(now).toISOString(),
    subscription: item.subscriptionId,
    expires_at: instantIn(item.subscriptionExpirationDateTime) ?? null,
  };
}

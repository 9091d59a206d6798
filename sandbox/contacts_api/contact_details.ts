import type { ContactDetails, WorkflowFacts } from '../book.ts';
import { isRecord } from '../json.ts';
import { isoText, localTime } from './dates.ts';
import type { ContactsStore } from './store.ts';
import { ofContact } from './store.ts';

/** What belongs to a contact of the location. */
export function contactDetails(store: ContactsStore, id: string): ContactDetails | null {
  const contact = store.contacts.get(id);
  if (contact === undefined) return null;
  const zone = store.location(contact.locationId)?.timezone ?? 'UTC';
  const owner = store.account.users.find((user) => user.id === contact.assignedTo);
  const business = store.account.businesses.find((one) => one.id === contact.businessId);
  return {
    owner: owner === undefined ? null : { id: owner.id, name: `${owner.firstName} ${owner.lastName}` },
    business: business === undefined ? null : { id: business.id, name: business.name },
    customFields: contact.customFields.map((kept) => {
      const field = store.customFields.get(kept.id);
      return { id: kept.id, name: field?.name ?? '', value: valueText(kept.value, field?.dataType ?? '') };
    }),
    notes: ofContact(store.notes, id).map((note) => ({ id: note.id, title: note.title ?? '', text: note.body })),
    tasks: ofContact(store.tasks, id).map(({ id: taskId, title, dueDate, completed }) => ({
      id: taskId,
      title,
      day: dueDate.slice(0, 10),
      completed,
    })),
    workflows: workflowsOf(store, id),
    appointments: ofContact(store.appointments, id).map(({ id: appointmentId, title, startTime, appointmentStatus }) => ({
      id: appointmentId,
      title,
      time: `${localTime(startTime, zone).slice(0, 16)} (${zone})`,
      status: appointmentStatus,
    })),
  };
}

/** The workflows that the contact is in. */
export function workflowsOf(store: ContactsStore, contactId: string): WorkflowFacts[] {
  return ofContact(store.enrollments, contactId).map(({ workflowId, startTime }) => ({
    id: workflowId,
    name: store.account.workflows.find(({ id }) => id === workflowId)?.name ?? '',
    start: startTime === null ? null : isoText(startTime),
  }));
}

/** A value as a person reads it, from any of the vendor's forms. */
function valueText(value: unknown, dataType: string): string {
  if (dataType === 'DATE') return (typeof value === 'number' ? isoText(value) : String(value)).slice(0, 10);
  if (Array.isArray(value)) return value.join(', ');
  if (!isRecord(value)) return String(value ?? '');
  // A file, several files by ID, or the texts of a list.
  const parts = isRecord(value.meta) ? [value] : Object.values(value);
  return parts.map((part) => (isRecord(part) && isRecord(part.meta) ? String(part.meta.originalname) : String(part))).join(', ');
}

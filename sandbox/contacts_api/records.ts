/** What a client can write in a contact. Null means "none". */
export interface ContactFields {
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** In lower case. */
  readonly email: string | null;
  /** E.164 if it could be read as a phone number. */
  readonly phone: string | null;
  readonly gender: string | null;
  readonly address1: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly website: string | null;
  readonly timezone: string | null;
  readonly companyName: string | null;
  readonly source: string | null;
  /** A user's ID. */
  readonly assignedTo: string | null;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string | null;
  readonly dnd: boolean;
  readonly dndSettings: Readonly<Record<string, unknown>> | null;
  readonly inboundDndSettings: Readonly<Record<string, unknown>> | null;
  /** In lower case, each once. */
  readonly tags: readonly string[];
  readonly customFields: readonly CustomValue[];
}

/** One custom field's value: text, a number, a list of texts, or a map of files. */
export interface CustomValue {
  readonly id: string;
  readonly value: unknown;
}

/** A contact in the store. A change creates a new object, so that the search index can keep the old one. */
export interface Contact extends ContactFields {
  readonly id: string;
  readonly locationId: string;
  readonly businessId: string | null;
  readonly type: string;
  readonly followers: readonly string[];
  /** Milliseconds since 1970. */
  readonly dateAdded: number;
  /** Milliseconds since 1970. */
  readonly dateUpdated: number;
}

export interface Task {
  readonly id: string;
  readonly contactId: string;
  readonly title: string;
  readonly body: string | null;
  readonly assignedTo: string | null;
  /** ISO 8601 in UTC. */
  readonly dueDate: string;
  readonly completed: boolean;
}

export interface Note {
  readonly id: string;
  readonly contactId: string;
  readonly body: string;
  readonly title: string | null;
  readonly userId: string | null;
  readonly color: string | null;
  readonly pinned: boolean;
  /** Milliseconds since 1970. */
  readonly dateAdded: number;
}

export interface Appointment {
  readonly id: string;
  readonly contactId: string;
  readonly calendarId: string;
  readonly title: string;
  readonly appointmentStatus: string;
  readonly assignedUserId: string;
  readonly notes: string;
  readonly address: string;
  /** Milliseconds since 1970; sent in the location's time. */
  readonly startTime: number;
  readonly endTime: number;
  readonly dateAdded: number;
}

export interface Location {
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  /** IANA name. */
  readonly timezone: string;
  readonly allowDuplicateContact: boolean;
}

export interface User {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly locationIds: readonly string[];
}

export interface Business {
  /** 24 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly locationId: string;
}

/** An automation of the location. */
export interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly status: 'published' | 'draft';
  readonly locationId: string;
}

/** A contact in a workflow. */
export interface Enrollment {
  /** Made of the other two IDs. */
  readonly id: string;
  readonly contactId: string;
  readonly workflowId: string;
  /** Milliseconds since 1970; null for at once. */
  readonly startTime: number | null;
}

export interface CustomField {
  readonly id: string;
  readonly name: string;
  /** `contact.pincode`. */
  readonly fieldKey: string;
  readonly dataType: string;
  readonly position: number;
  readonly picklistOptions: readonly string[];
  readonly locationId: string;
}

/** What HighLevel calls the changes of a contact in its webhooks. */
export type WebhookType = 'ContactCreate' | 'ContactUpdate' | 'ContactDelete' | 'ContactTagUpdate' | 'ContactDndUpdate';

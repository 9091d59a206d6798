import zapier, { defineApp } from 'zapier-platform-core';
import packageJson from '../package.json' with { type: 'json' };
import { authentication } from './authentication.ts';
import addNote from './creates/add_note.ts';
import addTags from './creates/add_tags.ts';
import addTask from './creates/add_task.ts';
import addToWorkflow from './creates/add_to_workflow.ts';
import apiRequest from './creates/api_request.ts';
import completeTask from './creates/complete_task.ts';
import createContact from './creates/create_contact.ts';
import createOrUpdateContact from './creates/create_or_update_contact.ts';
import deleteContact from './creates/delete_contact.ts';
import deleteTask from './creates/delete_task.ts';
import importVcard from './creates/import_vcard.ts';
import mergeContacts from './creates/merge_contacts.ts';
import removeFromWorkflow from './creates/remove_from_workflow.ts';
import removeTags from './creates/remove_tags.ts';
import setContactPhoto from './creates/set_contact_photo.ts';
import updateContact from './creates/update_contact.ts';
import updateTask from './creates/update_task.ts';
import { contactPhoto } from './hydrators/contact_photo.ts';
import { contactVcard } from './hydrators/contact_vcard.ts';
import findAppointments from './searches/find_appointments.ts';
import findContact from './searches/find_contact.ts';
import findContactDetails from './searches/find_contact_details.ts';
import findContacts from './searches/find_contacts.ts';
import findDuplicates from './searches/find_duplicates.ts';
import findNotes from './searches/find_notes.ts';
import findTasks from './searches/find_tasks.ts';
import birthdayComing from './triggers/birthday_coming.ts';
import businessList from './triggers/business_list.ts';
import contactChanged from './triggers/contact_changed.ts';
import contactDeleted from './triggers/contact_deleted.ts';
import contactList from './triggers/contact_list.ts';
import contactUntouched from './triggers/contact_untouched.ts';
import fieldList from './triggers/field_list.ts';
import folderList from './triggers/folder_list.ts';
import newContact from './triggers/new_contact.ts';
import newOrUpdatedContact from './triggers/new_or_updated_contact.ts';
import ownerList from './triggers/owner_list.ts';
import tagAdded from './triggers/tag_added.ts';
import tagList from './triggers/tag_list.ts';
import taskList from './triggers/task_list.ts';
import todoList from './triggers/todo_list.ts';
import workflowList from './triggers/workflow_list.ts';

/**
 * The app as the platform loads it: registration, and nothing else. What no account type of the build can do isn't in
 * it.
 */
export default defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,
  // The platform would remove blanks from nested inputs, but a blank has a meaning here.
  flags: { cleanInputData: false, throwForThrottlingEarly: false },
  authentication,
  triggers: {
    ...(__BUILD__.can.businesses ? { [businessList.key]: businessList } : {}),
    [birthdayComing.key]: birthdayComing,
    ...(__BUILD__.can.notices ? { [contactChanged.key]: contactChanged, [contactDeleted.key]: contactDeleted } : {}),
    [contactList.key]: contactList,
    ...(__BUILD__.can.dates ? { [contactUntouched.key]: contactUntouched } : {}),
    [fieldList.key]: fieldList,
    ...(__BUILD__.can.folders ? { [folderList.key]: folderList } : {}),
    [newContact.key]: newContact,
    [newOrUpdatedContact.key]: newOrUpdatedContact,
    ...(__BUILD__.can.owners ? { [ownerList.key]: ownerList } : {}),
    ...(__BUILD__.can.tags ? { [tagAdded.key]: tagAdded } : {}),
    ...(__BUILD__.can.tags ? { [tagList.key]: tagList } : {}),
    ...(__BUILD__.can.tasks ? { [taskList.key]: taskList } : {}),
    ...(__BUILD__.can.taskLists ? { [todoList.key]: todoList } : {}),
    ...(__BUILD__.can.workflows ? { [workflowList.key]: workflowList } : {}),
  },
  searches: {
    ...(__BUILD__.can.appointments ? { [findAppointments.key]: findAppointments } : {}),
    [findContact.key]: findContact,
    [findContactDetails.key]: findContactDetails,
    [findContacts.key]: findContacts,
    [findDuplicates.key]: findDuplicates,
    ...(__BUILD__.can.notes ? { [findNotes.key]: findNotes } : {}),
    ...(__BUILD__.can.tasks ? { [findTasks.key]: findTasks } : {}),
  },
  searchOrCreates: {
    [findContact.key]: {
      key: findContact.key,
      display: {
        label: 'Find or Create Contact',
        description: 'Finds a contact by email, phone, name or ID, or creates it when there is none.',
      },
      search: findContact.key,
      create: createContact.key,
    },
  },
  creates: {
    ...(__BUILD__.can.notes ? { [addNote.key]: addNote } : {}),
    ...(__BUILD__.can.tags ? { [addTags.key]: addTags } : {}),
    ...(__BUILD__.can.tasks ? { [addTask.key]: addTask } : {}),
    ...(__BUILD__.can.workflows ? { [addToWorkflow.key]: addToWorkflow } : {}),
    [apiRequest.key]: apiRequest,
    ...(__BUILD__.can.tasks ? { [completeTask.key]: completeTask } : {}),
    [createContact.key]: createContact,
    [createOrUpdateContact.key]: createOrUpdateContact,
    [deleteContact.key]: deleteContact,
    ...(__BUILD__.can.tasks ? { [deleteTask.key]: deleteTask } : {}),
    [importVcard.key]: importVcard,
    ...(__BUILD__.can.workflows ? { [removeFromWorkflow.key]: removeFromWorkflow } : {}),
    [mergeContacts.key]: mergeContacts,
    ...(__BUILD__.can.tags ? { [removeTags.key]: removeTags } : {}),
    ...(__BUILD__.can.setPhoto ? { [setContactPhoto.key]: setContactPhoto } : {}),
    [updateContact.key]: updateContact,
    ...(__BUILD__.can.tasks ? { [updateTask.key]: updateTask } : {}),
  },
  hydrators: { ...(__BUILD__.can.photo ? { contactPhoto } : {}), contactVcard },
});

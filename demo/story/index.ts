import type { AccountType } from '../../sandbox/account.ts';
import type { Stage } from '../stage.ts';
import { businesses } from './businesses.ts';
import { changing } from './changing.ts';
import { colleagues } from './colleagues.ts';
import { connecting } from './connecting.ts';
import { folders } from './folders.ts';
import { leaving } from './leaving.ts';
import { listing } from './listing.ts';
import { meeting } from './meeting.ts';
import { merging } from './merging.ts';
import { notesAndPhoto } from './notes_and_photo.ts';
import { sharing } from './sharing.ts';
import { tagging } from './tagging.ts';
import { tasks } from './tasks.ts';
import { vcards } from './vcards.ts';
import { waiting } from './waiting.ts';
import { watching } from './watching.ts';
import { workflows } from './workflows.ts';

/** One account's story: a day with a few Zaps, with every trigger, search and action at least once. */
export async function tell(stage: Stage, account: AccountType): Promise<void> {
  await connecting(stage, account);
  const { existing, newcomers, tagged } = await watching(stage, account);
  const { id, email } = await meeting(stage, account, existing, newcomers);
  await folders(stage, account, newcomers);
  await changing(stage, { id, email });
  await businesses(stage, account, id);
  await tagging(stage, account, id, tagged);
  const taskId = await tasks(stage, account, id);
  await workflows(stage, account, id);
  await notesAndPhoto(stage, account, { id, existing, taskId });
  await listing(stage, account, id);
  await colleagues(stage, account);
  await sharing(stage, account);
  await merging(stage, { id, email });
  await waiting(stage, account);
  await vcards(stage, { id, email });
  await leaving(stage, { id, email, taskId });
}

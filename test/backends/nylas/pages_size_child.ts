/**
 * size.test.ts runs this in its own process, without the sandbox: it reads the whole address book and prints how much
 * the process grew.
 */
import '../../../scripts/plain_build.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { platform } from '../../support/client.ts';
import { allOf } from '../../support/pages.ts';
import { connectTo } from './mailbox.ts';

const account = JSON.parse(process.argv[2] ?? '{}');
const z = await platform();

// What the first request loads stays in memory, but isn't contacts.
await nylas.changes.sample(connectTo(z, account), 'updated', 3, {});
const before = process.memoryUsage.rss();
const contacts = await allOf(nylas.changes, connectTo(z, account), {});
console.log(JSON.stringify({ contacts: contacts.length, bytes: process.memoryUsage.rss() - before }));

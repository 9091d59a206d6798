import type { AuthData } from '../../sandbox/account.ts';
import { signInForm } from '../../sandbox/account.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { Definition, Field } from '../../sandbox/zapier/definition.ts';
import type { Platform } from '../../sandbox/zapier/platform.ts';
import { signIn } from '../../sandbox/zapier/sign_in.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import type { Call } from './call.ts';
import { clearableOf, filledIn } from './filled.ts';
import { isAbsent, STEPS } from './plan.ts';
import { platformFor } from './platform.ts';
import type { Found, Step, Values } from './step.ts';
import { rowsOf } from './step.ts';

/** The result of running every operation on one account. */
export interface Played {
  readonly calls: readonly Call[];
  /** What went wrong, apart from the contract. */
  readonly wrong: readonly string[];
  /** Operations that were refused because the account lacks the capability. */
  readonly refused: readonly string[];
}

/** Signs in to an account and runs every operation, every form and the hydrators. */
export async function playAccount(app: Definition, sandbox: Sandbox, account: string): Promise<Played> {
  const play = new Play(app, sandbox, account);
  await play.connect();
  await play.openForms();
  for (const step of STEPS) await play.run(step);
  await play.fetchPhoto();
  await play.fetchVcard();
  for (const access of ['read', 'write']) await play.connect(access);
  return play;
}

class Play implements Played {
  readonly calls: Call[] = [];
  readonly wrong: string[] = [];
  readonly refused: string[] = [];
  readonly #app: Definition;
  readonly #platform: Platform;
  readonly #sandbox: Sandbox;
  readonly #account: string;
  readonly #found = new Map<string, unknown>();
  readonly #forms = new Map<string, readonly Field[]>();
  #authData: AuthData = {};

  constructor(app: Definition, sandbox: Sandbox, account: string) {
    this.#app = app;
    this.#platform = platformFor(app, () => this.#authData);
    this.#sandbox = sandbox;
    this.#account = account;
  }

  /** The person's way through the sign-in pages, the code's exchange, the test, and a renewal. */
  async connect(access = 'write'): Promise<void> {
    const { oauth2Config, test } = this.#app.authentication;
    const type = accountTypeOf(this.#account);
    // Nylas asks for people outside the address book at the sign-in; the others don't have the field.
    const fields = { ...signInForm(type, this.#sandbox.account(this.#account).connection()), access, people_sources: 'true' };
    await this.#attempt('sign_in', async () => {
      this.#authData = (await signIn(this.#app, fields, type.signIn.choices)).authData;
    });
    await this.#attempt('connection_test', () => this.#platform.call(test));
    await this.#attempt('refresh', async () => {
      const renewed = await this.#platform.call(oauth2Config.refreshAccessToken);
      this.#authData = { ...this.#authData, ...Object(renewed) };
    });
  }

  async openForms(): Promise<void> {
    for (const kind of ['triggers', 'searches', 'creates'] as const)
      for (const operation of Object.values(this.#app[kind])) {
        await this.#attempt(`form of ${operation.key}`, async () => {
          const fields = await this.#platform.inputFields(operation);
          this.#forms.set(operation.key, fields);
          if (fields.some((field) => field.key === 'account_not_read')) throw new Error('the form could not be read');
        });
      }
    const custom = this.#forms.get('create_contact')?.find(({ key }) => /^custom_[A-Za-z0-9]+$/.test(key));
    this.#found.set('custom', custom?.key);
  }

  async run(step: Step): Promise<void> {
    const { kind, key, input, meta = {}, keep, only } = step;
    const absent = only?.(accountTypeOf(this.#account)) === false || isAbsent(this.#account, key);
    const values = input?.(this.#known()) ?? {};
    await this.#attempt(
      key,
      async () => {
        const rows = rowsOf(await this.#platform.run(kind, key, values, meta));
        for (const [name, value] of Object.entries(keep?.(rows) ?? {})) this.#found.set(name, value);
      },
      absent ? values : undefined,
    );
  }

  /** A later step of the Zap asks for the picture that a search promised. */
  async fetchPhoto(): Promise<void> {
    const perform = this.#app.hydrators.contactPhoto;
    if (perform === undefined) throw new Error('The app has no hydrator contactPhoto.');
    this.#sandbox.clearRequests();
    // The platform's file storage doesn't exist here, so only the request to the account matters.
    await this.#platform.call(perform, { contact_id: this.#known().text('pictured') }).catch(() => undefined);
    this.#collect('hydrator contact_photo');
  }

  /** The same for a contact's card. */
  async fetchVcard(): Promise<void> {
    const perform = this.#app.hydrators.contactVcard;
    if (perform === undefined) throw new Error('The app has no hydrator contactVcard.');
    this.#sandbox.clearRequests();
    await this.#platform.call(perform, { contact_id: this.#known().text('existing') }).catch(() => undefined);
    this.#collect('hydrator contact_vcard');
  }

  /** Runs it and takes its calls. With `absent` (the inputs), it must be refused without any. */
  async #attempt(operation: string, run: () => Promise<unknown>, absent?: Values): Promise<void> {
    this.#sandbox.clearRequests();
    let error: string | undefined;
    await run().catch((thrown: unknown) => {
      error = StepError.of(thrown).message;
    });
    const count = this.#collect(operation);
    if (absent === undefined && error !== undefined) this.wrong.push(`${this.#account}: ${operation}: ${error}`);
    if (absent === undefined) return;
    if (error === undefined || count > 0)
      this.wrong.push(
        `${this.#account}: ${operation} ${JSON.stringify(absent)}: the account does not have it, but it was not refused before any request`,
      );
    else this.refused.push(operation);
  }

  #collect(operation: string): number {
    const { requests } = this.#sandbox;
    this.calls.push(...requests.map((record) => ({ run: 'plan' as const, account: this.#account, operation, record, faulted: false })));
    return requests.length;
  }

  #known(): Found {
    const form = (key: string): readonly Field[] => this.#forms.get(key) ?? [];
    return {
      account: this.#account,
      text: (name) => String(this.#found.get(name) ?? 'missing'),
      filled: (key) => filledIn(form(key), (list) => this.#picked(list)),
      clearable: () => clearableOf(form('update_contact')),
    };
  }

  #picked(list: string): string | undefined {
    const name = list === 'todo_list' ? list : list.replace(/_list$/, '');
    const value = this.#found.get(name);
    return typeof value === 'string' ? value : undefined;
  }
}

import nock from 'nock';
import { isRecord, parseJson } from '../json.ts';

/**
 * Plays the platform's storage of cursors, which `createAppTester` lacks: one value for all lists, because only one
 * picker pages at a time.
 */
export function keepCursors(): void {
  process.env.ZAPIER_DEPLOY_KEY = 'deploy-key-of-tests';
  let cursor: unknown = null;
  nock('https://rpc.zapier.com')
    .persist()
    .post('/cli')
    .reply(
      200,
      (_uri, sent) => {
        const call = typeof sent === 'string' ? parseJson(sent) : sent;
        if (!isRecord(call)) return { error: 'not a call' };
        const params = Array.isArray(call.params) ? call.params : [];
        if (call.method === 'set_cursor') cursor = params[0];
        return { id: call.id, result: call.method === 'get_cursor' ? cursor : null };
      },
      { 'content-type': 'application/json' },
    );
}

export function dropCursors(): void {
  Reflect.deleteProperty(process.env, 'ZAPIER_DEPLOY_KEY');
  nock.cleanAll();
}

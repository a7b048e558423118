import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { readChunk } from '../../../../src/core/provider/wire/chunk.ts';
import { errorInAnswer, networkFailure, RefusedRequest } from '../../../../src/core/provider/wire/readFailure.ts';
import { retryAfterMs } from '../../../../src/core/provider/wire/retryAfter.ts';

const DATE = 'Wed, 21 Oct 2026 07:28:00 GMT';

describe('the wait that a provider asks for', () => {
  const wait = (headers: Record<string, string>) => retryAfterMs(new Headers(headers));
  it('is in seconds', () => assert.equal(wait({ 'retry-after': '3' }), 3_000));
  it('may be far more than a minute', () => assert.equal(wait({ 'retry-after': '7200' }), 7_200_000));
  it('may be a date, reckoned on the provider’s own clock', () => {
    assert.equal(wait({ 'retry-after': 'Wed, 21 Oct 2026 07:30:30 GMT', date: DATE }), 150_000);
    assert.equal(wait({ 'retry-after': 'Wed, 21 Oct 2026 07:27:00 GMT', date: DATE }), 0);
    assert.equal(wait({ 'retry-after': 'Wed, 21 Oct 2026 07:30:30 GMT' }), undefined);
  });
  it('may be in milliseconds, as OpenAI has it', () =>
    assert.equal(wait({ 'retry-after-ms': '250', 'retry-after': '1' }), 250));
  it('is a day at most, and nothing when it makes no sense', () => {
    assert.equal(wait({ 'retry-after': '99999999' }), 86_400_000);
    for (const text of ['', 'soon', '-1', 'NaN', '1e9'])
      assert.equal(wait({ 'retry-after': text, date: DATE }), undefined);
    assert.equal(wait({}), undefined);
  });
});

describe('the meaning of an error', () => {
  const refused = (status: number, body: unknown, keySent = true) =>
    new RefusedRequest({
      status,
      headers: new Headers(),
      body: typeof body === 'string' ? body : JSON.stringify(body),
      keySent,
    });

  it('a quota that is used up is a matter of credit, though it is a 429', () => {
    assert.equal(refused(429, { error: { code: 'insufficient_quota', type: 'insufficient_quota' } }).kind, 'credit');
  });
  it('a prompt that moderation stopped is no fault of the key, though it is a 403', () => {
    const error = { code: 403, metadata: { reasons: ['violence'], flagged_input: 'the prompt' } };
    const { kind, message } = refused(403, { error });
    assert.equal(kind, 'content-filter');
    assert.doesNotMatch(message, /the prompt/);
  });
  it('a key that was never sent is missing, not refused', () => assert.equal(refused(401, '', false).kind, 'no-key'));
  it('a rejected key is recognized by its code and status, though OpenAI calls it an invalid request', () => {
    assert.equal(refused(401, { error: { type: 'invalid_request_error', code: 'invalid_api_key' } }).kind, 'auth');
  });
  it('names no more than an identifier for the log', () => {
    assert.equal(refused(400, { error: { code: 'context_length_exceeded' } }).code, 'context_length_exceeded');
    assert.equal(refused(400, { error: { code: 'sk-or-v1-0123', type: 'Key sk-or-v1-0123 is bad' } }).code, undefined);
  });
  it('never repeats the provider’s words', () => {
    const error = refused(400, { detail: [{ loc: ['body', 'stream_options'], input: 'the prompt' }] });
    assert.equal(error.names('stream_options'), true);
    assert.doesNotMatch(JSON.stringify(error) + String(error.stack), /the prompt/);
  });
  it('a certificate problem is reported as one', () => {
    const cause = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }) });
    const error = networkFailure(cause);
    assert.deepEqual([error.kind, error.code], ['certificate', 'CERT_HAS_EXPIRED']);
    assert.match(error.message, /certificate/);
  });
  it("the connection's own message is dropped: it may quote the key or the answer", () => {
    const cause = Object.assign(new TypeError('Bearer sk-canary is no header'), {
      code: 'HPE_INVALID',
      data: 'sk-canary',
    });
    const error = networkFailure(new TypeError('fetch failed', { cause }));
    assert.equal(error.code, 'HPE_INVALID');
    assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /canary/);
  });
  it('why a model stopped is understood in the words of other protocols as well', () => {
    const finish = (reason: string) => readChunk({ choices: [{ delta: {}, finish_reason: reason }] }).finish;
    for (const word of ['stop', 'STOP', 'eos', 'eos_token', 'end_turn', 'stop_sequence'])
      assert.equal(finish(word), 'stop');
    for (const word of ['length', 'MAX_TOKENS']) assert.equal(finish(word), 'length');
    for (const word of ['content_filter', 'SAFETY']) assert.equal(finish(word), 'content-filter');
    assert.deepEqual(
      [finish('tool_use'), finish('hasOwnProperty'), finish('weather')],
      ['tool-calls', 'unknown', 'unknown'],
    );
  });
  it('names that a provider sends are one line, or left out', () => {
    const read = (name: string) => readChunk({ id: name, provider: name, choices: [] });
    assert.deepEqual(read('Amazon Bedrock'), { id: 'Amazon Bedrock', servedBy: 'Amazon Bedrock' });
    for (const name of ['two\nlines', 'a\u2028b', '\u001b[31m', 'x'.repeat(201), '']) assert.deepEqual(read(name), {});
  });
  it('any JSON can be an error or a frame, and none of it throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        assert.equal(errorInAnswer(value).name, 'ProviderError');
        assert.equal(refused(418, { error: value }).status, 418);
        readChunk(value);
        readChunk({ choices: value, usage: value });
        readChunk({ choices: [{ delta: value, finish_reason: value }], usage: { prompt_tokens: value, cost: value } });
      }),
    );
  });
});

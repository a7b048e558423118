import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import { readToolCallDeltas, ToolCallAssembler } from '../../../../src/core/provider/wire/toolCalls.ts';

function whole(...frames: readonly unknown[]) {
  const calls = new ToolCallAssembler();
  for (const frame of frames) calls.take(readToolCallDeltas(frame));
  return calls.whole;
}

const piece = (index: number | undefined, id: string | undefined, name: string | undefined, given: unknown) => [
  { index, id, type: 'function', function: { name, arguments: given } },
];
const READ = { id: 'a', name: 'read_file', arguments: '{"path":"x.ts"}' };
const SEARCH = { id: 'b', name: 'search', arguments: '{"text":"y"}' };

describe('a tool call comes whole', () => {
  it('when its arguments come in pieces', () => {
    const frames = [
      piece(0, 'a', 'read_file', ''),
      piece(0, undefined, undefined, '{"path":'),
      piece(0, undefined, undefined, '"x.ts"}'),
    ];
    assert.deepEqual(whole(...frames), [READ]);
  });

  it('when id and name are repeated with every piece', () => {
    const frames = [piece(0, 'a', 'read_file', '{"path":'), piece(0, 'a', 'read_file', '"x.ts"}')];
    assert.deepEqual(whole(...frames), [READ]);
  });

  it('when its name comes in pieces', () => {
    const frames = [piece(0, 'a', 'read_', ''), piece(0, undefined, 'file', '{"path":"x.ts"}')];
    assert.deepEqual(whole(...frames), [READ]);
  });

  it('beside another one, piece by piece', () => {
    const frames = [
      [...piece(0, 'a', 'read_file', ''), ...piece(1, 'b', 'search', '')],
      [...piece(1, undefined, undefined, '{"text":"y"}'), ...piece(0, undefined, undefined, '{"path":"x.ts"}')],
    ];
    assert.deepEqual(whole(...frames), [READ, SEARCH]);
  });

  it('where nothing is numbered', () => {
    const frames = [
      piece(undefined, 'a', 'read_file', '{"path":'),
      piece(undefined, undefined, undefined, '"x.ts"}'),
      piece(undefined, 'b', 'search', '{"text":"y"}'),
    ];
    assert.deepEqual(whole(...frames), [READ, SEARCH]);
  });

  it('where every one has the number 0', () => {
    const frames = [piece(0, 'a', 'read_file', READ.arguments), piece(0, 'b', 'search', SEARCH.arguments)];
    assert.deepEqual(whole(...frames), [READ, SEARCH]);
  });

  it('when only the name is repeated, reading each character about once', () => {
    const text = 'x'.repeat(50_000);
    const given = JSON.stringify({ path: 'a.ts', text: `${text}\\"}` });
    const pieces = given.match(/[\s\S]{1,10}/g) ?? [];
    let parsed = 0;
    const { parse } = JSON;
    JSON.parse = json => {
      parsed += json.length;
      return parse(json);
    };
    try {
      const calls = whole(...pieces.map(text => piece(0, undefined, 'write_file', text)));
      assert.deepEqual(calls, [{ id: 'call_0', name: 'write_file', arguments: given }]);
    } finally {
      JSON.parse = parse;
    }
    assert.ok(parsed < 2 * given.length, `${parsed} characters parsed`);
  });

  it('where only its name differs from the one before', () => {
    for (const index of [undefined, 0]) {
      const frames = [
        piece(index, undefined, 'read_file', READ.arguments),
        piece(index, undefined, 'search', '{"text":'),
        piece(index, undefined, 'search', '"y"}'),
        piece(index, undefined, 'search', ''),
      ];
      assert.deepEqual(whole(...frames), [
        { ...READ, id: 'call_0' },
        { ...SEARCH, id: 'call_1' },
      ]);
    }
  });

  it('where the arguments are JSON instead of a text of it', () => {
    assert.deepEqual(whole(piece(0, 'a', 'read_file', { path: 'x.ts' })), [READ]);
  });

  it('and fails in words where that JSON is nested deeper than anything can read', () => {
    let nested = {};
    for (let level = 0; level < 5_000; level++) nested = { nested };
    assert.throws(
      () => whole(piece(0, 'a', 'read_file', nested)),
      (error: unknown) => error instanceof ProviderError && /nested too deeply/.test(error.message),
    );
  });

  it('without an id it gets one, without arguments empty ones', () => {
    assert.deepEqual(whole(piece(0, undefined, 'finish', '')), [{ id: 'call_0', name: 'finish', arguments: '{}' }]);
  });

  it('and is left out without a name or a list', () => {
    assert.deepEqual(whole(null, 'x', {}, [null, 7], piece(0, 'a', undefined, '{}')), []);
  });
});

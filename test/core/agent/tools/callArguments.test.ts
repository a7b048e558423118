import assert from 'node:assert/strict';
import { TOOL_NAMES, toolSchemas } from '../../../../src/core/agent/state/toolDefinitions.ts';
import { readArguments, sendableArguments } from '../../../../src/core/agent/tools/callArguments.ts';

/** The model's feedback about its arguments; `fine` if there is none. */
function told(tool: Parameters<typeof readArguments>[0], json: string): string {
  const read = readArguments(tool, json);
  return read.kind === 'arguments' ? 'fine' : read.message;
}

const READ = 'Send one object with "path", "from_line", "from_char".';

describe('the arguments of a call', () => {
  const cases: readonly (readonly [Parameters<typeof readArguments>[0], string, string])[] = [
    ['read_file', '{"path":"a.ts","from_line":3}', 'fine'],
    ['read_file', '{"path":"a.ts"}', 'fine'],
    ['read_file', '{"path":"a.ts","from_line":null}', 'fine'],
    ['read_file', '{}', `"path" of read_file is missing. ${READ}`],
    ['read_file', '{"path":""}', `"path" of read_file is empty. ${READ}`],
    ['read_file', '{"path":7}', `"path" of read_file must be a string, not a number. ${READ}`],
    ['read_file', '{"path":null}', `"path" of read_file must be a string, not null. ${READ}`],
    ['read_file', '{"path":["a.ts"]}', `"path" of read_file must be a string, not a list. ${READ}`],
    ['read_file', '{"path":{}}', `"path" of read_file must be a string, not an object. ${READ}`],
    ['read_file', '{"path":"a","from_line":0}', `"from_line" of read_file must be a whole number from 1 on. ${READ}`],
    ['read_file', '{"path":"a","from_line":1.5}', `"from_line" of read_file must be a whole number from 1 on. ${READ}`],
    ['read_file', '{"path":"a","from_line":"2"}', `"from_line" of read_file must be a whole number from 1 on. ${READ}`],
    ['read_file', '{"path":"a","force":true}', `read_file takes no "force". ${READ}`],
    ['read_file', '{"path":"a","__proto__":{}}', `read_file takes no "__proto__". ${READ}`],
    ['write_file', '{"path":"a","content":""}', 'fine'],
    ['write_file', '{"path":"a"}', '"content" of write_file is missing. Send one object with "path", "content".'],
    ['list_files', '{"path":""}', 'fine'],
    ['run_tests', '{}', 'fine'],
    ['run_tests', '{"command":"rm -rf /"}', 'run_tests takes no "command". Send {}.'],
    ['cannot', '{"reason":"no"}', 'fine'],
  ];
  for (const [tool, json, expected] of cases) {
    it(`${json} of ${tool}: ${expected.slice(0, 60)}`, () => assert.equal(told(tool, json), expected));
  }

  for (const json of ['', '{', '{"path":"a"', '[]', 'null', '"a.ts"', 'path: a.ts']) {
    it(`${JSON.stringify(json)} are invalid, and are sent back as JSON that every server can read`, () => {
      assert.match(told('read_file', json), /^The arguments of read_file are no JSON object \(.*send less at once\)\./);
      const sendable = sendableArguments(json);
      assert.equal(typeof JSON.parse(sendable), 'object');
      assert.match(told('read_file', sendable), /^The arguments of read_file are no JSON object/);
    });
  }

  it('that are valid are sent back unchanged', () => {
    assert.equal(sendableArguments('{ "path": "a" }'), '{ "path": "a" }');
  });
});

describe('the tools', () => {
  it('ask for every field, and for nothing else', () => {
    const schemas = toolSchemas({ withTests: true });
    assert.deepEqual(
      schemas.map(({ name }) => name),
      [...TOOL_NAMES],
    );
    for (const { name, parameters } of schemas) {
      const { additionalProperties, properties, required, type } = parameters;
      assert.deepEqual([type, additionalProperties], ['object', false], name);
      assert.deepEqual(required, Object.keys(properties as object), name);
    }
  });
});

import assert from 'node:assert/strict';
import { Draft } from '../../src/core/completion/fit/draft.ts';
import type { Hole } from '../../src/core/document/hole.ts';
import type { SyntaxReading } from '../../src/core/syntax/syntax.ts';
import { applied, holeAt } from './cursor.ts';
import { installedGrammars } from './grammars.ts';

/** A rule, the document with `█` at the cursor, the model's answer, and the document after it. */
export type CompletionRow = readonly [rule: string, languageId: string, before: string, answer: string, after: string];

const MAX_LINES = 40;

const FAILURES: string[] = [];
/** Shared, so that each grammar is loaded once for all tests. */
const GRAMMARS = installedGrammars(FAILURES);

type Read = () => Promise<SyntaxReading | undefined>;

/** One test for each row. The result is the same with the grammar of the language and while it is still loading. */
export function itCompletes(rows: readonly CompletionRow[]): void {
  for (const [rule, languageId, before, answer, after] of rows) {
    it(rule, async () => {
      await GRAMMARS.load(languageId);
      assert.deepEqual(FAILURES, []);
      const hole = holeAt(before, languageId);
      const read: Read = async () => GRAMMARS.syntaxOf(languageId)?.open(hole.prefix, hole.suffix);
      assert.equal(await completed(hole, answer, read), after);
      assert.equal(await completed(hole, answer, async () => undefined), after, 'while the grammar is loading');
    });
  }
}

/** Rows end with the inserted text where it is not the whole answer. */
export function itInserts(
  rows: readonly (readonly [rule: string, languageId: string, before: string, answer: string, inserted?: string])[],
): void {
  itCompletes(
    rows.map(([rule, languageId, before, answer, inserted = answer]) => {
      return [rule, languageId, before, answer, before.replace('█', () => inserted)];
    }),
  );
}

/** The document after the model's answer, which arrives whole, line by line and by characters, with LF and CRLF. */
async function completed(hole: Hole, answer: string, read: Read): Promise<string> {
  let first: string | undefined;
  for (const received of [answer, answer.replaceAll('\n', '\r\n')]) {
    for (const chunks of [[received], received.split(/(?<=\n)/), [...received]]) {
      // A reading follows one answer.
      const result = drafted(new Draft({ hole, maxLines: MAX_LINES, reading: await read() }), hole, chunks);
      first ??= result;
      assert.equal(result, first, 'another chunking, another text');
    }
  }
  return first ?? '';
}

/** Fails where decided text is taken back. */
function drafted(draft: Draft, hole: Hole, chunks: readonly string[]): string {
  let decided = '';
  for (const chunk of chunks) {
    draft.push(chunk);
    if (draft.complete) break;
    assert.ok(draft.decided.insertText.startsWith(decided), `took back ${JSON.stringify(decided)}`);
    decided = draft.decided.insertText;
  }
  draft.end('stop');
  const { result } = draft;
  if (result?.kind !== 'suggested') return `rejected: ${result?.reason}`;
  const { insertText, replaceSuffix } = result.suggestion;
  assert.ok(insertText.startsWith(decided), `took back ${JSON.stringify(decided)}: ${JSON.stringify(insertText)}`);
  return applied(hole, insertText, replaceSuffix);
}

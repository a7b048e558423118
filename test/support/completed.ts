import assert from 'node:assert/strict';
import { Draft } from '../../src/core/completion/fit/draft.ts';
import { applied, holeAt } from './cursor.ts';

/** The document after the model's answer, fed whole, by lines' ends and character by character, LF and CRLF. */
export function completed(text: string, answer: string, languageId = 'typescript', maxLines = 40): string {
  const hole = holeAt(text, languageId);
  const results = [answer, answer.replaceAll('\n', '\r\n')]
    .flatMap(said => [[said], said.split(/(?<=\n)/), [...said]])
    .map(chunks => {
      const draft = new Draft({ hole, maxLines });
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
      assert.ok(
        result.suggestion.insertText.startsWith(decided),
        `took back ${JSON.stringify(decided)}: ${JSON.stringify(result.suggestion.insertText)}`,
      );
      return applied(hole, result.suggestion.insertText, result.suggestion.replaceSuffix);
    });
  const [first = ''] = results;
  for (const other of results) assert.equal(other, first, 'another chunking, another text');
  return first;
}

// `npm run -s replay:refactor < cases.jsonl`: answers of "Refactor with Ghostline…" through the code that reads them.
// Reads {id, languageId, path, before, answer, instruction?, finishReason?} per line, with ⟦ ⟧ around the selection in
// `before`; writes {id, outcome, reason, after, files: [{path, text, new}], beyond, warnings: [{kind, line, path}]} per
// line. A line that can't be read is refused with the reason, and the exit code is 1.
import { createInterface } from 'node:readline';
import { nothingProposed, readRefactorCase, replayRefactor } from './replayRefactorCase.ts';

process.exitCode = 0;
let number = 0;
// A carriage return within a line is JSON's own white space, and never ends one.
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number += 1;
  if (line.trim() === '') continue;
  const one = readRefactorCase(line);
  if (typeof one === 'string') process.exitCode = 1;
  const row = typeof one === 'string' ? nothingProposed(`line ${number}`, `input: ${one}`) : await replayRefactor(one);
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

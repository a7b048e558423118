// `npm run -s replay < cases.jsonl`: a recorded answer through the real pipeline, without a network.
// Reads {id, languageId, prefix, suffix, chunks: [string], finishReason} per line, writes {id, outcome, reason,
// insertText, replaceSuffix} per line. A line it cannot read is named on standard error, and the exit code is 1.
import { createInterface } from 'node:readline';
import { installedDrafts } from '../support/grammars.ts';
import { Replay, readReplayCase } from './replayCase.ts';

const newDraft = installedDrafts();
let broken = false;
let number = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number += 1;
  if (line.trim() === '') continue;
  const read = readReplayCase(line);
  if (typeof read === 'string') {
    broken = true;
    process.stderr.write(`line ${number}: ${read}\n`);
    continue;
  }
  process.stdout.write(`${JSON.stringify(await new Replay(read, { newDraft }).run())}\n`);
}
process.exitCode = broken ? 1 : 0;

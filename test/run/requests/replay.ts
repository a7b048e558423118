// `npm run -s replay < cases.jsonl`: a recorded answer through the real pipeline, without a network.
// Reads {id, languageId, prefix, suffix, chunks: [string], finishReason} per line, writes {id, outcome, reason,
// insertText, replaceSuffix} per line. A line it cannot read is named on standard error, and the exit code is 1.
// `npm run -s replay -- path`: the files of requests that the extension has recorded (`ghostline.record`), or a folder of
// them. Writes also the text `suggested` then, how it ended (`became`), whether that has `changed`, and the `verdict` where
// the user accepted it or typed it out; the sums go to standard error.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type RecordedCase, readRecording, verdictOnRecorded } from '../../corpus/recording.ts';
import { installedDrafts } from '../../support/grammars.ts';
import { recordingsIn } from './recordings.ts';
import { Replay, type Replayed } from './replayCase.ts';

const newDraft = installedDrafts();
const paths = process.argv.slice(2);
const sums = new Map<string, number>();

function about(recorded: RecordedCase, now: Replayed): object {
  const { suggested, fate } = recorded;
  if (!suggested) return {};
  const insertText = now.insertText.replaceAll('\r\n', '\n');
  const verdict = verdictOnRecorded(recorded, { ...now, insertText, tookBack: false });
  const changed = insertText !== suggested.insertText || now.replaceSuffix !== suggested.replaceSuffix;
  for (const name of [fate?.kind ?? 'unknown', changed ? 'changed' : 'unchanged', ...(verdict ? [verdict] : [])]) {
    sums.set(name, (sums.get(name) ?? 0) + 1);
  }
  return { suggested, became: fate?.kind ?? 'unknown', changed, ...(verdict && { verdict }) };
}

async function replay(name: string, content: string): Promise<void> {
  const { cases, broken } = readRecording(content.split('\n').map(line => line.replace(/\r$/, '')));
  for (const { number, problem } of broken) {
    process.exitCode = 1;
    process.stderr.write(`${name}line ${number}: ${problem}\n`);
  }
  for (const recorded of cases) {
    const now = await new Replay(recorded.one, { newDraft }).run();
    process.stdout.write(`${JSON.stringify({ ...now, ...about(recorded, now) })}\n`);
  }
}

process.exitCode = 0;
if (paths.length === 0) await replay('', await text(process.stdin));
else {
  const files = await recordingsIn(paths);
  const content = await Promise.all(files.map(file => readFile(file, 'utf8')));
  // A request's fate can be in the next file.
  await replay(files.length === 1 ? '' : `${files.join(', ')}: `, content.join('\n'));
}
if (sums.size > 0) process.stderr.write(`${[...sums].map(([name, count]) => `${name} ${count}`).join(' · ')}\n`);

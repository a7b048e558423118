// `npm run record [-- folder…] [--out file]`: makes a corpus of the requests that the extension has recorded while
// `ghostline.record` was on. It holds those whose suggestion was accepted whole or typed out, with that as the right
// outcome. `npm run corpus -- complaints --file out/recorded.jsonl` judges the present engine by it.
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readRecording, wantedIn } from '../../corpus/recording.ts';
import { recordingsIn, usualFolders } from './recordings.ts';

const { values, positionals } = parseArgs({
  options: { out: { type: 'string', default: path.join('out', 'recorded.jsonl') } },
  allowPositionals: true,
});

async function existing(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    folders.map(folder =>
      access(folder).then(
        () => [folder],
        () => [],
      ),
    ),
  );
  return found.flat();
}

const files = await recordingsIn(positionals.length > 0 ? positionals : await existing(usualFolders()));
if (files.length === 0) {
  throw new Error(
    'There are no recorded requests. Turn on "ghostline.record", use the editor, and name the folder that "Ghostline: Show Recorded Requests" opens.',
  );
}
const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
const { cases, broken } = readRecording(texts.join('\n').split('\n'));
const rows = cases.flatMap(recorded => {
  const wanted = wantedIn(recorded);
  return wanted === undefined ? [] : [{ ...recorded.one, kind: recorded.fate?.kind, expect: { after: [wanted] } }];
});
await mkdir(path.dirname(values.out), { recursive: true });
// It holds the user's code.
await writeFile(values.out, rows.map(row => `${JSON.stringify(row)}\n`).join(''), { mode: 0o600 });
const torn = broken.length > 0 ? `, ${broken.length} unreadable lines` : '';
console.log(
  `${cases.length} requests in ${files.length} files${torn}; ${rows.length} with a known outcome: ${values.out}`,
);

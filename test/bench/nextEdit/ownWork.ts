import type { Edit, OpenFile } from '../../../src/core/nextEdit/nextEdit.ts';
import { FileTexts } from '../../../src/core/nextEdit/where/fileText.ts';
import { placesInSteps } from '../../../src/core/nextEdit/where/places.ts';
import { finish } from '../../../src/core/steps.ts';

const LINES = 10_000;
const OPEN_FILES = 20;
const OPEN_LINES = 1_000;
const EDITS = 300;
const WARM_UP = 50;
const EDITS_KEPT = 8;

const NAMES = [
  'total',
  'cartItems',
  'price',
  'userName',
  'fetchOrder',
  'state',
  'index',
  'options',
  'formatDate',
  'value',
];

/** Of the thread, so that a busy machine does not count. From an edit to the places, all steps together: a new array of lines for the edited file, the others as before. */
export function ownWork(): { p50: number; p99: number } {
  const others = Array.from({ length: OPEN_FILES }, (_, index) =>
    fileOf(`open${index}.ts`, linesOf(OPEN_LINES, index)),
  );
  let lines = linesOf(LINES, 0);
  let edits: Edit[] = [];
  const texts = new FileTexts();
  const times: number[] = [];
  for (let count = 0; count < EDITS + WARM_UP; count++) {
    const line = (count * 37) % LINES;
    const before = lines[line] ?? '';
    const name = NAMES[count % NAMES.length] ?? '';
    const after = count % 2 === 0 ? before.replaceAll(name, `${name}Next`) : before.replace(')', ', extra)');
    lines = lines.with(line, after);
    edits = [{ uri: 'file:///large.ts', line, before: [before], after: [after] }, ...edits].slice(0, EDITS_KEPT);
    const start = process.threadCpuUsage();
    finish(placesInSteps({ edits, files: [fileOf('large.ts', lines), ...others], texts }));
    const { user, system } = process.threadCpuUsage(start);
    if (count >= WARM_UP) times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(EDITS / 2)] ?? 0, p99: times[Math.floor(EDITS * 0.99)] ?? 0 };
}

function fileOf(path: string, lines: readonly string[]): OpenFile {
  return { uri: `file:///${path}`, path, languageId: 'typescript', lines, diagnostics: [] };
}

function linesOf(count: number, salt: number): string[] {
  return Array.from({ length: count }, (_, line) => {
    const [one, two, three] = [1, 3, 7].map(step => NAMES[(line * step + salt) % NAMES.length]);
    return line % 5 === 0
      ? ''
      : `${'  '.repeat(line % 4)}const ${one}${line % 90} = ${two}(${three}.${one}, ${line}); // ${two}`;
  });
}

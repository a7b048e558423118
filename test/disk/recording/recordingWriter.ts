// A window that records until it is done or killed: `node recordingWriter.ts <folder> <name> <count>`. Prints each number
// that is written.
import { writeSync } from 'node:fs';
import { RecordingFiles } from '../../../src/disk/recording/recordingFiles.ts';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
/** A few files in all, none of which is dropped. */
const files = new RecordingFiles({ folder, fileBytes: 100_000 });
const answer = 'a'.repeat(200);
for (let number = 0; number < Number(count); number++) {
  await files.append([JSON.stringify({ id: `${name}${number}`, answer })]);
  writeSync(1, `${number}\n`);
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { RecordingFiles } from '../../../src/disk/recording/recordingFiles.ts';
import { useFolder } from '../folders.ts';

const WRITER = join(import.meta.dirname, 'recordingWriter.ts');
const PROCESSES_LIMIT_MS = 120_000;

async function linesIn(files: RecordingFiles): Promise<unknown[]> {
  const texts = await Promise.all((await files.paths()).map(path => readFile(path, 'utf8')));
  return texts.flatMap(text => text.split('\n').filter(line => line !== '')).map(line => JSON.parse(line));
}

describe('the files of recorded requests', function () {
  this.timeout(PROCESSES_LIMIT_MS);
  const root = useFolder();
  const folder = () => join(root(), 'storage', 'recordings');
  const open = (fileBytes?: number) => new RecordingFiles({ folder: folder(), ...(fileBytes && { fileBytes }) });

  it('are created with the first request', async () => {
    const files = open();
    assert.deepEqual(await files.paths(), []);
    assert.equal(await files.size(), 0);
    await files.append(['{"a":1}', '{"a":2}']);
    assert.deepEqual(await linesIn(files), [{ a: 1 }, { a: 2 }]);
    assert.equal(await files.size(), '\n{"a":1}\n{"a":2}'.length);
  });

  it("can't be read by other users, not even in a folder that is open to them", async function () {
    if (process.platform === 'win32') this.skip();
    await mkdir(folder(), { recursive: true });
    await chmod(folder(), 0o777);
    const files = open();
    await files.append(['{}']);
    const [path = ''] = await files.paths();
    assert.equal((await stat(folder())).mode & 0o777, 0o700);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  it('are five at most: the oldest one goes', async () => {
    const files = open(100);
    for (let number = 0; number < 60; number++) await files.append([`{"number":${number}}`]);
    assert.equal((await files.paths()).length, 5);
    assert.ok((await files.size()) <= 500, String(await files.size()));
    const numbers = (await linesIn(files)).map(line => (line as { number: number }).number);
    assert.equal(numbers.at(-1), 59);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
  });

  it('are in order beyond the ninth', async () => {
    const files = open(20);
    for (let number = 1; number <= 12; number++) await files.append([`{"number":${number}}`]);
    const names = (await files.paths()).map(path => basename(path));
    assert.deepEqual(
      names,
      [8, 9, 10, 11, 12].map(number => `requests-${number}.jsonl`),
    );
  });

  it('leave out a request that no file can hold', async () => {
    const files = open(100);
    await files.append([JSON.stringify('a'.repeat(200))]);
    assert.deepEqual(await files.paths(), []);
  });

  it('are deleted without other files, and begun again', async () => {
    const files = open();
    await files.append(['{"a":1}']);
    await writeFile(join(folder(), 'notes.txt'), 'mine');
    await files.remove();
    assert.deepEqual(await readdir(folder()), ['notes.txt']);
    await files.append(['{"a":2}']);
    assert.deepEqual(await linesIn(files), [{ a: 2 }]);
    await open().remove();
    await files.append(['{"a":3}']);
    assert.deepEqual(await linesIn(files), [{ a: 3 }]);
  });

  it('have a whole line after one that a killed process tore', async () => {
    const files = open();
    await files.append(['{"a":1}']);
    const [path = ''] = await files.paths();
    await writeFile(path, `${await readFile(path, 'utf8')}\n{"a":`);
    await files.append(['{"a":2}']);
    assert.equal((await readFile(path, 'utf8')).split('\n').at(-1), '{"a":2}');
  });

  it('lose and tear no line that two windows write at once, not even in a new file', async () => {
    const children = ['a', 'b'].map(name =>
      spawn(process.execPath, [WRITER, folder(), name, '500'], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    await Promise.all(children.map(child => once(child, 'close')));
    const files = open();
    assert.ok((await files.paths()).length > 1);
    const found = (await linesIn(files)).map(line => (line as { id: string }).id).toSorted();
    const wanted = ['a', 'b'].flatMap(name => Array.from({ length: 500 }, (_, index) => `${name}${index}`)).toSorted();
    assert.deepEqual(found, wanted);
  });

  it('keep every line that was written, whenever a window is killed', async () => {
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, [WRITER, folder(), `k${round}-`, '1000000'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = 0;
      child.stdout.on('data', data => {
        said += String(data).split('\n').length - 1;
        if (said > 20 + 10 * round) child.kill('SIGKILL');
      });
      await once(child, 'close');
      await open().append([`{"id":"witness-${round}"}`]);
      const texts = await Promise.all((await open().paths()).map(path => readFile(path, 'utf8')));
      const whole = texts.flatMap(text => text.split('\n')).filter(line => line.endsWith('}'));
      assert.ok(whole.filter(line => line.startsWith(`{"id":"k${round}-`)).length >= said);
      assert.ok(whole.includes(`{"id":"witness-${round}"}`));
    }
  });
});

import path from 'node:path';
import { readSample, type SampleFile } from '../../src/core/practice/sample.ts';
import { readTextFolder } from '../../src/disk/textFolder.ts';
import type { Files } from './vscode/workspace.ts';

/** The file that the extension brings along. */
const SHIPPED = path.join(import.meta.dirname, '../../media/practice');
/** Further files, for `npm start`. */
const FOLDER = path.join(import.meta.dirname, 'sample');

export interface Sample {
  /** The workspace as the person finds it. */
  readonly workspace: Files;
  readonly files: readonly SampleFile[];
}

/** The sample workspace of `npm start`. `endpoint` is its model server. */
export async function readSampleWorkspace(endpoint: string): Promise<Sample> {
  const [shipped, own] = await Promise.all([readTextFolder(SHIPPED), readTextFolder(FOLDER)]);
  const files = readSample({ ...shipped, ...own });
  const unfinished = Object.fromEntries(files.map(file => [file.path, file.unfinished]));
  return { files, workspace: { 'README.md': readme(own['README.md'] ?? '', files, endpoint), ...unfinished } };
}

/** `{total}` is the line of the part left to the reader, `{shippingCents}` that of a declaration. */
function readme(template: string, files: readonly SampleFile[], endpoint: string): string {
  const cuts = files.flatMap(file => file.cuts.map(({ name, line }) => [name, String(line)] as const));
  const declared = files.flatMap(({ unfinished }) =>
    unfinished.split('\n').flatMap((text, index) => {
      const [, name] = /^(?:export )?(?:async )?(?:function|def) (\w+)/.exec(text) ?? [];
      return name === undefined ? [] : [[name, String(index + 1)] as const];
    }),
  );
  const lines = new Map([...declared, ...cuts]);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'endpoint' ? endpoint : (lines.get(name) ?? whole),
  );
}

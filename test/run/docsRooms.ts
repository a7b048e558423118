// npm run docs:rooms — draws the folders of src and their imports into docs/architecture.md
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { roomsSection, withRooms } from '../support/source/roomsDiagram.ts';
import { ROOT } from '../support/vscode/paths.ts';

const file = path.join(ROOT, 'docs', 'architecture.md');
await writeFile(file, withRooms(await readFile(file, 'utf8'), roomsSection(ROOT)));
console.log('docs/architecture.md shows the imports of src');

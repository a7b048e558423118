// npm run pictures — makes the README's pictures anew, from the extension as it is
import path from 'node:path';
import { ROOT } from '../support/vscode/paths.ts';

process.env['GHOSTLINE_PICTURES'] = path.join(ROOT, 'media');
process.argv.push('test/screen/pictures.test.ts');
await import('./screen.ts');

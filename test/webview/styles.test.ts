import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/vscode/paths.ts';

const SOURCES = globSync(['src/webview/**/*.{css,ts}', 'node_modules/uplot/dist/uPlot.min.css'], { cwd: ROOT }).map(
  file => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }),
);

/** Declarations and calls that move something. */
const MOTION = /\b(?:transition|animation|scroll-behavior)[\w-]*\s*:|@keyframes|\.animate\(|behavior: 'smooth'/;

/** What `prefers-reduced-motion: reduce` takes away. */
function withoutWantedMotion(css: string): string {
  return css.replace(/@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/g, '');
}

describe('the pages', () => {
  it('are found', () => {
    assert.ok(SOURCES.length > 20);
  });

  it('move nothing where the user prefers reduced motion', () => {
    const moving = SOURCES.filter(({ text }) => MOTION.test(withoutWantedMotion(text)));
    assert.deepEqual(
      moving.map(({ file }) => file),
      [],
    );
  });

  it('take the outline of the focus from no element', () => {
    const styles = SOURCES.filter(({ file }) => file.startsWith('src') && file.endsWith('.css'));
    const hiding = styles.filter(({ text }) => /outline\s*:\s*(?:none|0)\b/.test(text));
    assert.deepEqual(
      hiding.map(({ file }) => file),
      [],
    );
  });
});

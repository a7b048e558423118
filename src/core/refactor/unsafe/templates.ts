import type { Steps } from '../../steps.ts';
import { collectLines } from '../../text/lineSteps.ts';
import type { ConstructKind, Mark } from './constructs.ts';

interface TemplateOutput {
  readonly kind: ConstructKind;
  readonly languages: readonly string[];
  readonly pattern: RegExp;
}

/** Languages between text and code: their tags output a value as it is. */
const OUTPUTS: readonly TemplateOutput[] = [
  {
    kind: 'markup',
    languages: ['html', 'jinja', 'jinja-html', 'django-html', 'twig', 'nunjucks', 'liquid'],
    pattern: /\{\{[^{}]{0,200}\|\s{0,4}(?:safe|raw)\s{0,4}\}\}|\{%-?\s{0,4}autoescape\s+(?:false|off)/,
  },
  { kind: 'markup', languages: ['html', 'handlebars', 'vue-html', 'mustache'], pattern: /\{\{\{[^{}]{1,200}\}\}\}/ },
  { kind: 'markup', languages: ['blade', 'php', 'html'], pattern: /\{!![^{}]{1,200}!!\}/ },
  {
    kind: 'origin',
    languages: ['nginx', 'apacheconf', 'plaintext'],
    pattern: /Access-Control-Allow-Origin\s{1,8}["']?\*/,
  },
];
const SANITIZED = /sanit|escape|purif/i;

export function* markTemplates(text: string, languageId: string): Steps<readonly Mark[]> {
  const outputs = OUTPUTS.filter(({ languages }) => languages.includes(languageId));
  if (outputs.length === 0) return [];
  const marks = yield* collectLines(text.split('\n'), (line, index) => {
    const found = outputs.filter(({ pattern }) => !SANITIZED.test(pattern.exec(line)?.[0] ?? 'escape'));
    return found.length === 0 ? undefined : found.map(({ kind }): Mark => ({ kind, line: index, endLine: index }));
  });
  return marks.flat();
}

import { defineLanguage, NEVER, treeSitter } from '../defineLanguage.ts';

export const shellscript = defineLanguage({
  ids: ['shellscript'],
  aliases: ['sh', 'bash', 'zsh', 'shell', 'console', 'terminal'],
  family: 'braces',
  lineComments: ['#'],
  multiline: ['"', "'"],
  loneClosers: true,
  heredocs: /<<-?\s?(["']?)(?<word>[A-Z_]\w*)\1(?!.{0,120}\b\k<word>\b)/,
  // A pattern of `case`: `start|run)`.
  blockOpenings: [/^\s*[^\s()|]+(?: ?\| ?[^\s()|]+)*\)$/],
  closers: ['fi', 'done', 'esac'],
  nesting: {
    opens: line =>
      line.match(/(?:^|[;&|{(]|\bthen|\belse|\bdo)[ \t]*(?:if|case|for|while|until|select)\b/g)?.length ?? 0,
    closes: /(?:^|[;&|{(])[ \t]*(?:fi|esac|done)\b/gm,
  },
  declarations: [/^([\w-]+)\s*\(\)/, /^function\s+([\w-]+)/, /^(?:export\s+|readonly\s+)?([A-Z_]\w*)=/],
  callable: NEVER,
  grammar: treeSitter('bash', { if: 'fi', case: 'esac', do: 'done' }),
  imports: {
    separator: '/',
    forms: [
      {
        pattern: /^[ \t]*(?:source|\.)\s+["']?(?:\$\(.*\)["']?\/|\$[^\s/]+\/)?(?<from>[\w./-]+)/gm,
        target: 'file',
        binding: 'all',
      },
    ],
  },
  continuers: { elif: 'if elif', else: 'if elif' },
  usesBackquotes: true,
  words: {
    functions: 'function',
    variables: 'local export readonly declare',
    conditions: 'if elif for while until case select',
    headers: 'then else do',
    statements: 'return exit',
    operators: 'in',
    labels: '',
    connectors: 'then do',
  },
});

import { defineLanguage, treeSitter } from '../defineLanguage.ts';

export const shellscript = defineLanguage({
  ids: ['shellscript'],
  aliases: ['sh', 'bash', 'zsh', 'shell', 'console', 'terminal'],
  family: 'braces',
  definition: /^\s*function\b/,
  definitionName: /\bfunction\s+([\w$]+)/,
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
  callable: undefined,
  memberOwner: /\bclass\b/,
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
  continuers: ['elif', 'else'],
  usesBackquotes: true,
});

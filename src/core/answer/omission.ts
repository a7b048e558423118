import { PLACEHOLDER_WORDS, WORD_KINDS, type WordKind } from './placeholderWords.ts';

/** `ellipsis`: needs one. `line-end`: needs one or a word for the rest; "unchanged" may be said of the code before it. */
export type OmissionSyntax = 'comment' | 'ellipsis' | 'line-end';

/**
 * True for a comment that only points to code that isn't there: "the rest of the code", "unchanged". A word that is in
 * no table is information, unless it names the omitted code:
 *
 * - `// ... other props`, `// rest of the user routes`: a placeholder
 * - `// the rest is done by the caller`: a comment
 */
export function leavesCodeOut(comment: string, syntax: OmissionSyntax): boolean {
  const parts = partsOf(comment);
  if (parts === undefined) return false;
  const { has, hasEllipsis } = parts;
  if (syntax === 'line-end' && !hasEllipsis && !has('rest')) return false;
  if (syntax === 'ellipsis' && !(hasEllipsis && has('rest', 'existing', 'other', 'unchanged'))) return false;
  return hasEllipsis ? leavesOutByEllipsis(parts) : leavesOutInWords(parts);
}

type Part =
  | { readonly kind: 'words'; readonly kinds: readonly WordKind[] }
  /** Words of no table. */
  | { readonly kind: 'unknown'; readonly count: number }
  /** `userId`, `render()` */
  | { readonly kind: 'name'; readonly isCall: boolean }
  | { readonly kind: 'ellipsis' };

interface Parts {
  readonly all: readonly Part[];
  readonly hasEllipsis: boolean;
  readonly has: (...kinds: readonly WordKind[]) => boolean;
  readonly unknown: number;
}

const MOST_MODIFIERS = 2;
const MOST_BEFORE_BREVITY = 4;

function leavesOutByEllipsis({ all, has, unknown }: Parts): boolean {
  const leads = all[0]?.kind === 'ellipsis';
  const pointsAway = has('rest', 'existing', 'other', 'unchanged');
  if (unknown === 0) {
    const isNamed = has('code', 'data') || all.some(({ kind }) => kind === 'name');
    return pointsAway || has('same') || (leads && isNamed) || all.every(({ kind }) => kind === 'ellipsis');
  }
  if (has('brevity') && has('unchanged')) return unknown <= MOST_BEFORE_BREVITY;
  if (!pointsAway || unknown > MOST_MODIFIERS) return false;
  return (leads && (all.at(-1)?.kind === 'ellipsis' || opensWithRest(all))) || namesOmitted(all);
}

function leavesOutInWords({ all, has, unknown }: Parts): boolean {
  const isCall = all.some(part => part.kind === 'name' && part.isCall);
  if (all.some(part => part.kind === 'name') && !isCall && !has('code', 'data')) return false;
  if (has('brevity') && has('unchanged')) return unknown <= MOST_BEFORE_BREVITY;
  if (unknown > MOST_MODIFIERS || (unknown > 0 && !(has('rest') && namesOmitted(all)))) return false;
  const pointsAway = has('rest', 'existing');
  const aboutCode = has('code') || isCall;
  if (pointsAway && aboutCode) return true;
  if (has('unchanged')) return pointsAway || aboutCode || has('other') || !has('data');
  if (has('other') && aboutCode && has('stays', 'here', 'same')) return true;
  return has('same') && (pointsAway || has('stays', 'here') || (aboutCode && endsInSame(all)));
}

function isOf(part: Part | undefined, ...kinds: readonly WordKind[]): boolean {
  return part?.kind === 'words' && kinds.some(kind => part.kinds.includes(kind));
}

/** `... the rest of the props` */
function opensWithRest(all: readonly Part[]): boolean {
  const first = all.find(part => part.kind !== 'ellipsis' && !(part.kind === 'words' && part.kinds.every(isFiller)));
  return isOf(first, 'rest', 'existing', 'other');
}

function isFiller(kind: WordKind): boolean {
  return kind === 'filler';
}

/** Each unknown word is between a word for the rest and the noun that it belongs to: `rest of the user routes`. */
function namesOmitted(all: readonly Part[]): boolean {
  let pointed = false;
  return all.every((part, index) => {
    if (isOf(part, 'code', 'data')) pointed = false;
    if (isOf(part, 'rest', 'existing', 'other')) pointed = true;
    return part.kind !== 'unknown' || (pointed && isOf(all[index + 1], 'code', 'data'));
  });
}

/** `the code as before`, but not `the same code`. */
function endsInSame(all: readonly Part[]): boolean {
  return all.findIndex(part => isOf(part, 'code')) < all.findLastIndex(part => isOf(part, 'same'));
}

const EAST_ASIAN = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー`;
const TOKEN = new RegExp(
  String.raw`[.。・·]{3,}|…+|⋯+|[${EAST_ASIAN}]+|(?:(?![${EAST_ASIAN}])[\p{L}\p{M}\p{N}_])+(?:\(\))?|\S`,
  'gu',
);
const EAST_ASIAN_GAP = new RegExp(`(?<=[${EAST_ASIAN}])\\s+(?=[${EAST_ASIAN}])`, 'gu');
const PUNCTUATION = new Set('.,;:!/#*-–—~|<>()[]{}%"“”«»„、。「」【】『』《》・\'’‘`=');

const IN_BRACKETS = /^[\s/#*<!%;'-]*(?:\[[^\]]+\]|\([^)]+\))[\s*/>-]*$/;

/** Undefined if a mark in it carries information: `a = b`, `why?`, `Existing code:`. */
function partsOf(comment: string): Parts | undefined {
  const text = comment.normalize('NFKC').replace(EAST_ASIAN_GAP, '');
  if (/(?<!=)=(?!=)|[\p{L})]\s?:[\s/*>-]{0,9}$/u.test(text)) return undefined;
  const tokens = text.match(TOKEN) ?? [];
  const words: string[] = [];
  const all: Part[] = [];
  const flush = () => all.push(...partsOfWords(words.splice(0)));
  for (const token of tokens) {
    if (PUNCTUATION.has(token)) continue;
    // A longer row of dots is drawn as a line.
    if (/^([.。・·])\1{9}/.test(token)) continue;
    if (/^(?:\.{3}|。{3}|・{3}|·{3}|…|⋯)/.test(token)) {
      flush();
      all.push({ kind: 'ellipsis' });
    } else if (!/^[\p{L}\p{M}\p{N}_]/u.test(token)) return undefined;
    else words.push(token);
  }
  flush();
  // `[previous code]`, `(same as before)`: a template's brackets say as much as dots.
  if (IN_BRACKETS.test(text)) all.splice(0, all.length, { kind: 'ellipsis' }, ...all, { kind: 'ellipsis' });
  const kinds = new Set(all.flatMap(part => (part.kind === 'words' ? part.kinds : [])));
  return {
    all,
    hasEllipsis: all.some(({ kind }) => kind === 'ellipsis'),
    has: (...wanted) => wanted.some(kind => kinds.has(kind)),
    unknown: all.reduce((sum, part) => sum + (part.kind === 'unknown' ? part.count : 0), 0),
  };
}

/** Longest phrase of words, of characters in Chinese, Japanese and Korean. */
const MOST_WORDS = 4;
const MOST_CHARS = 8;
const MOST_ENDING_CHARS = 4;

function partsOfWords(words: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const phrase = longestPhrase(words.slice(at, at + MOST_WORDS), ' ');
    if (phrase !== undefined) parts.push({ kind: 'words', kinds: phrase.kinds });
    else if (IS_EAST_ASIAN.test(word)) parts.push(...partsOfCharacters([...word]));
    else if (/\(\)$|_|\d|\p{Ll}\p{Lu}/u.test(word)) parts.push({ kind: 'name', isCall: word.endsWith('()') });
    else parts.push({ kind: 'unknown', count: 1 });
    at += phrase?.length ?? 1;
  }
  return parts;
}

const IS_EAST_ASIAN = new RegExp(`^[${EAST_ASIAN}]`, 'u');

function partsOfCharacters(chars: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  let unknown = 0;
  const flush = () => {
    // Two characters are a word.
    if (unknown > 0) parts.push({ kind: 'unknown', count: Math.ceil(unknown / 2) });
    unknown = 0;
  };
  for (let at = 0; at < chars.length; ) {
    const phrase = longestPhrase(chars.slice(at, at + MOST_CHARS), '');
    if (phrase === undefined) unknown += 1;
    else {
      flush();
      parts.push({ kind: 'words', kinds: phrase.kinds });
    }
    at += phrase?.length ?? 1;
  }
  flush();
  return parts;
}

function longestPhrase(
  units: readonly string[],
  separator: string,
): { readonly kinds: readonly WordKind[]; readonly length: number } | undefined {
  for (let length = units.length; length > 0; length -= 1) {
    const kinds = kindsOf(units.slice(0, length).join(separator).toLowerCase().replaceAll('ё', 'е'));
    if (kinds !== undefined) return { kinds, length };
  }
  return undefined;
}

const EXACT = new Map<string, WordKind[]>();
const STEMS = new Map<string, WordKind[]>();

for (const words of PLACEHOLDER_WORDS) {
  for (const kind of WORD_KINDS) {
    for (const entry of words[kind].split(' ')) {
      const phrase = entry.replaceAll('_', ' ').replace(/\*$/, '');
      const table = entry.endsWith('*') ? STEMS : EXACT;
      table.set(phrase, [...(table.get(phrase) ?? []), kind]);
    }
  }
}

function kindsOf(phrase: string): readonly WordKind[] | undefined {
  const exact = EXACT.get(phrase);
  if (exact !== undefined) return exact;
  for (let ending = 0; ending <= MOST_ENDING_CHARS; ending += 1) {
    const stem = phrase.slice(0, phrase.length - ending);
    const kinds = STEMS.get(stem);
    if (kinds !== undefined) return kinds;
    if (stem.at(-1) === ' ') return undefined;
  }
  return undefined;
}

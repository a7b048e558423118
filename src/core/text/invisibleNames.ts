import * as l10n from '@vscode/l10n';

const NAMES: readonly (readonly [first: number, last: number, name: string])[] = [
  [0x00, 0x00, 'NULL'],
  [0x08, 0x08, 'BACKSPACE'],
  [0x1b, 0x1b, 'ESCAPE'],
  [0x7f, 0x7f, 'DELETE'],
  [0x00, 0x9f, 'CONTROL CHARACTER'],
  [0xad, 0xad, 'SOFT HYPHEN'],
  [0x34f, 0x34f, 'COMBINING GRAPHEME JOINER'],
  [0x61c, 0x61c, 'ARABIC LETTER MARK'],
  [0x115f, 0x115f, 'HANGUL CHOSEONG FILLER'],
  [0x1160, 0x1160, 'HANGUL JUNGSEONG FILLER'],
  [0x17b4, 0x17b5, 'KHMER INHERENT VOWEL'],
  [0x180b, 0x180d, 'MONGOLIAN VARIATION SELECTOR'],
  [0x180e, 0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
  [0x180f, 0x180f, 'MONGOLIAN VARIATION SELECTOR'],
  [0x200b, 0x200b, 'ZERO WIDTH SPACE'],
  [0x200c, 0x200c, 'ZERO WIDTH NON-JOINER'],
  [0x200d, 0x200d, 'ZERO WIDTH JOINER'],
  [0x200e, 0x200e, 'LEFT-TO-RIGHT MARK'],
  [0x200f, 0x200f, 'RIGHT-TO-LEFT MARK'],
  [0x2028, 0x2028, 'LINE SEPARATOR'],
  [0x2029, 0x2029, 'PARAGRAPH SEPARATOR'],
  [0x202a, 0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
  [0x202b, 0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
  [0x202c, 0x202c, 'POP DIRECTIONAL FORMATTING'],
  [0x202d, 0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
  [0x202e, 0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
  [0x2060, 0x2060, 'WORD JOINER'],
  [0x2061, 0x2064, 'INVISIBLE OPERATOR'],
  [0x2066, 0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2067, 0x2067, 'RIGHT-TO-LEFT ISOLATE'],
  [0x2068, 0x2068, 'FIRST STRONG ISOLATE'],
  [0x2069, 0x2069, 'POP DIRECTIONAL ISOLATE'],
  [0x206a, 0x206f, 'DEPRECATED FORMAT CHARACTER'],
  [0x2800, 0x2800, 'BRAILLE PATTERN BLANK'],
  [0x3164, 0x3164, 'HANGUL FILLER'],
  [0xd800, 0xdfff, 'LONE SURROGATE'],
  [0xfe00, 0xfe0f, 'VARIATION SELECTOR'],
  [0xfeff, 0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
  [0xffa0, 0xffa0, 'HALFWIDTH HANGUL FILLER'],
  [0xfff9, 0xfffb, 'INTERLINEAR ANNOTATION'],
  [0xe0000, 0xe007f, 'TAG CHARACTER'],
  [0xe0100, 0xe01ef, 'VARIATION SELECTOR'],
];

/** `U+202E RIGHT-TO-LEFT OVERRIDE` */
export function nameOfCharacter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const name = NAMES.find(([first, last]) => code >= first && code <= last)?.[2];
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return name === undefined ? number : `${number} ${name}`;
}

export function effectOfCharacter(char: string): string {
  if (/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(char)) {
    return l10n.t('text can be displayed in a different order than it runs.');
  }
  if (/\p{Cc}/u.test(char)) return l10n.t('a control character can hide text, or control the terminal that prints it.');
  if (/[\u{E0000}-\u{E0FFF}]|[\uFE00-\uFE0F]/u.test(char)) {
    return l10n.t('it is invisible and can carry text that a program or a model reads.');
  }
  return l10n.t('it is invisible and can make two different names look the same.');
}

import { AROUND } from './around.ts';
import { ASKED } from './asked.ts';
import { BLOCKS, CUT_OFF } from './blocks.ts';
import { CHARACTERS } from './characters.ts';
import { DIFFS, SEARCHES } from './diffs.ts';
import { MOVED, UNITS } from './indented.ts';
import { NUMBERED } from './numbered.ts';
import { OMITTED } from './omitted.ts';
import type { TellingGroup } from './telling.ts';
import { FOREIGN_PROSE, UNCLOSED, UNFENCED } from './unfenced.ts';
import { WRAPPED } from './wrapped.ts';

export const TELLINGS: readonly TellingGroup[] = [
  ASKED,
  AROUND,
  DIFFS,
  OMITTED,
  UNFENCED,
  FOREIGN_PROSE,
  UNCLOSED,
  NUMBERED,
  SEARCHES,
  WRAPPED,
  CHARACTERS,
  UNITS,
  MOVED,
  BLOCKS,
  CUT_OFF,
];

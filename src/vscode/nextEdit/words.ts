import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';
import type { NextEdit } from '../../core/nextEdit/nextEdit.ts';
import { changedWords } from '../../core/nextEdit/session/changedParts.ts';
import type { Offer } from '../../core/nextEdit/session/session.ts';
import { formatCount } from '../../core/numberText.ts';
import { keyWords } from '../review/keyWords.ts';

const MOST_CHARS = 40;

/** `total → sum`, `+ , height`, `− debug();` */
export function changeInWords(edit: NextEdit): string {
  const { removed, added } = changedWords(edit);
  const [from, to] = [shortened(removed), shortened(added)];
  if (from === '') return `+ ${to}`;
  return to === '' ? `− ${from}` : `${from} → ${to}`;
}

/** The key, and whether it applies the edit or goes there first. */
export interface OfferedKey {
  readonly name: string | undefined;
  readonly applies: boolean;
}

export interface HintInput {
  readonly offer: Offer;
  readonly isInFile: boolean;
  /** In the same file, from the cursor. */
  readonly isAbove: boolean;
  readonly key: OfferedKey;
}

/** `→ cart.ts:41  total → sum   Tab to go there · 4 more in 2 files` */
export function hintInWords({ isAbove, isInFile, key, offer }: HintInput): string {
  const { edit } = offer;
  const place = isInFile ? `${isAbove ? '↑' : '↓'} ${edit.line + 1}` : `→ ${fileName(edit)}:${edit.line + 1}`;
  return `${place}  ${changeInWords(edit)}   ${labelInWords(offer, key)}`;
}

/** `Tab to apply · 4 more in 2 files` */
export function labelInWords(offer: Offer, key: OfferedKey): string {
  return [keyInWords(key), moreInWords(offer)].filter(Boolean).join(' · ');
}

function keyInWords({ applies, name }: OfferedKey): string {
  if (name === undefined) return '';
  return applies ? l10n.t('{0} to apply', name) : l10n.t('{0} to go there', name);
}

/** `4 more in 2 files`, `4 more`; empty for none. */
function moreInWords({ edit, rest }: Offer): string {
  if (rest.length === 0) return '';
  const files = new Set([edit, ...rest].map(({ uri }) => uri)).size;
  const count = formatCount(rest.length);
  return files === 1 ? l10n.t('{0} more', count) : l10n.t('{0} more in {1} files', count, formatCount(files));
}

export function hoverOf(offer: Offer, languageId: string): vscode.MarkdownString {
  const { edit, rest } = offer;
  const hover = new vscode.MarkdownString();
  hover.appendMarkdown(`${l10n.t('Next edit')}\n`);
  hover.appendCodeblock(edit.after.length > 0 ? edit.after.join('\n') : edit.before.join('\n'), languageId);
  const links: (readonly [string, 'nextEdit' | 'dismissNextEdit' | 'reviewNextEdits'])[] = [
    [l10n.t('Go there or apply'), 'nextEdit'],
    [l10n.t('Dismiss'), 'dismissNextEdit'],
  ];
  if (rest.length > 0) links.push([reviewInWords(offer), 'reviewNextEdits']);
  hover.isTrusted = { enabledCommands: links.map(([, name]) => commandId(name)) };
  hover.appendMarkdown(links.map(([words, name]) => `[${words}](command:${commandId(name)})`).join(' · '));
  return hover;
}

function reviewInWords({ edit, rest }: Offer): string {
  const places = formatCount(rest.length + 1);
  const files = new Set([edit, ...rest].map(({ uri }) => uri)).size;
  return files === 1
    ? l10n.t('Review all {0} places', places)
    : l10n.t('Review all {0} places in {1} files', places, formatCount(files));
}

/** For a screen reader. */
export function announcementOf(offer: Offer, key: OfferedKey): string {
  const { edit } = offer;
  const place = `${fileName(edit)}:${edit.line + 1}`;
  const { added, removed } = changedWords(edit);
  const words =
    removed === ''
      ? l10n.t('Next edit in {0}: add {1}.', place, added)
      : added === ''
        ? l10n.t('Next edit in {0}: remove {1}.', place, removed)
        : l10n.t('Next edit in {0}: replace {1} with {2}.', place, removed, added);
  return `${words} ${keyInWords(key)}`.trim();
}

/** The second key, which is first in package.json. */
export function secondKey(): string | undefined {
  return keyWords('nextEdit');
}

function fileName({ uri }: NextEdit): string {
  const { path } = vscode.Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

function shortened(text: string): string {
  const line = text.trim();
  return line.length > MOST_CHARS ? `${line.slice(0, MOST_CHARS)}…` : line;
}

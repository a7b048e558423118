import { type Fate, laterFate, readFate } from '../../src/core/completion/recording/recordedRequest.ts';
import { type ReplayCase, readReplayCase } from '../run/requests/replayCase.ts';
import { type Shown, type Verdict, verdictOn } from './judged.ts';

/** A case, with its outcome if the extension has recorded one. */
export interface RecordedCase {
  readonly one: ReplayCase;
  /** As suggested to the user, with LF line ends. */
  readonly suggested?: { readonly insertText: string; readonly replaceSuffix: number };
  readonly fate?: Fate;
}

export interface Recording {
  readonly cases: readonly RecordedCase[];
  /** Lines that can't be read, from 1 on. */
  readonly broken: readonly { readonly number: number; readonly problem: string }[];
}

/** Fates are in lines of their own, in any order. The same request can be recorded once only. */
export function readRecording(lines: Iterable<string>): Recording {
  const cases: RecordedCase[] = [];
  const broken: { number: number; problem: string }[] = [];
  const fates = new Map<string, Fate>();
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const value = parsed(line);
    const fate = readFate(value);
    if (fate) {
      const { of, ...rest } = fate;
      fates.set(of, laterFate(fates.get(of), rest));
      continue;
    }
    const one = readReplayCase(line);
    if (typeof one === 'string') broken.push({ number, problem: one });
    else cases.push({ one, ...suggestedOf(value) });
  }
  const withFate = cases.map(recorded => {
    const fate = recorded.suggested && fates.get(recorded.one.id);
    return fate ? { ...recorded, fate } : recorded;
  });
  return { cases: withFate, broken };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // `readReplayCase` names the problem.
  }
}

function suggestedOf(value: unknown): Pick<RecordedCase, 'suggested'> {
  const { insertText, replaceSuffix } = value as Record<string, unknown>;
  if (typeof insertText !== 'string' || typeof replaceSuffix !== 'number') return {};
  return { suggested: { insertText, replaceSuffix } };
}

/** The text after the cursor that the user wanted; undefined if only a part of it, or nothing, is known. */
export function wantedIn({ one, suggested, fate }: RecordedCase): string | undefined {
  if (!suggested || !fate || suggested.insertText === '') return undefined;
  // Its beginning may have been typed before it was on the screen: `p`, `r`, then `int(a)` of `rint(a)`.
  const isAccepted = fate.kind === 'accepted' && fate.accepted && suggested.insertText.endsWith(fate.accepted);
  const isWhole = fate.kind === 'typed-through' || isAccepted;
  return isWhole ? suggested.insertText + one.suffix.slice(suggested.replaceSuffix) : undefined;
}

/** Undefined where the user's wish isn't known: a dismissed suggestion can be right, too. */
export function verdictOnRecorded(recorded: RecordedCase, shown: Shown): Verdict | undefined {
  const { one, fate } = recorded;
  const wanted = wantedIn(recorded);
  if (wanted !== undefined) return verdictOn({ ...one, kind: '', wanted: [wanted] }, shown, () => undefined);
  if (!fate?.accepted) return undefined;
  if (shown.insertText === '') return 'nothing';
  return shown.insertText.startsWith(fate.accepted) ? 'begun' : 'other';
}

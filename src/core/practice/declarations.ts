/** A paragraph that begins at the left edge, as a function with its decorators and doc comment. */
export interface Declaration {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const NAMED =
  /^(?:export )?(?:default )?(?:async )?(?:function|class|interface|type|const|let|def) (\w+)|^(\w+)(?:: [^=\n]+)? = /m;

export function declarationsIn(text: string): Declaration[] {
  return paragraphsIn(text).map(({ end, start }) => {
    const own = text.slice(start, end);
    const [, keyword, assigned] = NAMED.exec(own) ?? [];
    const name = /^(?:import|from) /.test(own) ? 'import' : (keyword ?? assigned ?? own.split('\n', 1)[0] ?? '');
    return { name, start, end };
  });
}

/**
 * Without line comments above, which stay in the file. `}` at the left edge begins none: the body above may have an
 * empty line.
 */
function paragraphsIn(text: string): Omit<Declaration, 'name'>[] {
  const paragraphs: { start: number; end: number }[] = [];
  let [offset, isNext] = [0, true];
  for (const line of text.split('\n')) {
    const last = paragraphs.at(-1);
    const end = offset + line.length;
    if (isNext && /^[^\s)\]}/]|^\/\*/.test(line)) paragraphs.push({ start: offset, end });
    else if (last && line.trim() !== '' && !line.startsWith('//')) last.end = end;
    isNext = line.trim() === '' || (isNext && line.startsWith('//'));
    offset = end + 1;
  }
  return paragraphs;
}

/**
 * The code with each of the file's declarations, in any version of it, replaced by the answer's. Undefined if nothing
 * changes.
 */
export function withAnswer(code: string, versions: readonly [file: string, ...others: string[]], answer: string) {
  const known = versions.flatMap(text =>
    declarationsIn(text).map(({ end, name, start }) => ({ name, text: text.slice(start, end) })),
  );
  const names = new Set(declarationsIn(versions[0]).map(({ name }) => name));
  let changed = code;
  for (const { end, name, start } of grouped(answer, names)) {
    const present = known.filter(one => one.name === name).toSorted((a, b) => b.text.length - a.text.length);
    const version = present.find(one => hasLines(changed, one.text));
    if (version) changed = changed.replace(version.text, () => answer.slice(start, end));
  }
  return changed === code ? undefined : changed;
}

/** A helper comes with the next declaration if that names it, else with the one before. */
function grouped(answer: string, names: ReadonlySet<string>): Declaration[] {
  const groups: Declaration[] = [];
  let helpers: Declaration[] = [];
  for (const declaration of declarationsIn(answer)) {
    if (!names.has(declaration.name)) {
      helpers.push(declaration);
      continue;
    }
    const text = answer.slice(declaration.start, declaration.end);
    const before = groups.pop();
    const split = before ? helpers.findIndex(({ name }) => text.includes(name)) : 0;
    const own = split < 0 ? [] : helpers.slice(split);
    const others = split < 0 ? helpers : helpers.slice(0, split);
    if (before) groups.push({ ...before, end: others.at(-1)?.end ?? before.end });
    groups.push({ ...declaration, start: own[0]?.start ?? declaration.start });
    helpers = [];
  }
  const last = groups.pop();
  return last ? [...groups, { ...last, end: helpers.at(-1)?.end ?? last.end }] : [];
}

/** Whole lines: `total` isn't found in `grandTotal`. */
function hasLines(code: string, lines: string): boolean {
  return `\n${code}\n`.includes(`\n${lines}\n`);
}

/** A reference solution with one error: the original text and its replacement. */
export type Slip = readonly [right: string, wrong: string];

/** Typical errors of people and models, by task. A test that accepts one would rank the wrong model first. */
export const NEARLY_RIGHT: Readonly<Record<string, readonly Slip[]>> = {
  'js-convert-promises': [
    [
      'return Promise.all(ids.map(id => loadUser(store, id)));',
      'const team = [];\n  for (const id of ids) team.push(await loadUser(store, id));\n  return team;',
    ],
    ['(error ? reject(error) : resolve(value))', 'resolve(value)'],
  ],
  'js-fix-memory': [
    ['args.map(arg => [typeof arg, String(arg)])', 'args'],
    ['if (known.get(key) === answer) known.delete(key);', ''],
  ],
  'js-refactor-globals': [
    ['new Map(Object.entries(prices))', '{ has: name => Object.hasOwn(prices, name), get: name => prices[name] }'],
    ['.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))', ''],
  ],
  'py-complete-recent-cache': [
    ['        self._entries.move_to_end(key)\n        if', '        if'],
    ['return key in self._entries', 'return self.get(key) is not None'],
  ],
  'py-complete-timetable': [
    ['at = max(at, finish)', 'at = finish'],
    [' if booking[0] < booking[1]', ''],
  ],
  'py-convert-callbacks': [
    ['    while waiting:', '    tree.get("children", [])\n    while waiting:'],
    ['node.get("children", [])', 'node["children"]'],
  ],
  'py-convert-duration': [
    ['PATTERN.fullmatch', 'PATTERN.match'],
    ['not isinstance(seconds, int) or ', ''],
  ],
  'py-fill-roman': [['letters * count', 'letters']],
  'py-fix-pages': [
    ['number < of', 'number <= of'],
    ['max(1, -(-len(items) // size))', '-(-len(items) // size)'],
  ],
  'py-fix-shared-state': [
    ['if labels is None:', 'if not labels:'],
    ['[[0] * width for _ in range(height)]', '[[0] * width] * height'],
  ],
  'py-refactor-flatten-branches': [
    [' * item.get("count", 1)', ''],
    ['max(0, weight - 2)', '(weight - 2)'],
  ],
  'py-refactor-invoice': [
    ['rounding=ROUND_HALF_UP', 'rounding="ROUND_HALF_EVEN"'],
    ['line_total(line) for', 'line["count"] * line["price"] for'],
  ],
  'py-refactor-readings': [
    ['0 <= humid <= 100', 'humid <= 100'],
    ['if len(parts) != 3:', 'if len(parts) < 3:'],
  ],
  'ts-complete-emitter': [
    ['      off();\n      listener(value);', '      listener(value);\n      off();'],
    ['filter(one => one !== entry)', 'filter(one => one.tell !== entry.tell)'],
  ],
  'ts-complete-glob': [
    ['names.slice(index)', 'names.slice(index + 1)'],
    ['[\\\\^$.*', '[\\\\^$*'],
  ],
  'ts-convert-prototype': [
    ['this.#values = values.map(row => [...row])', 'this.#values = values'],
    ['  get rows(): number {', '  set rows(_: number) {}\n\n  get rows(): number {'],
  ],
  'ts-fill-distance': [['(previous[j] ?? 0) + 1', '(previous[j] ?? 0)']],
  'ts-fix-months': [
    ['getUTCMonth', 'getMonth'],
    ['Math.max(...all)', '(all.sort().at(-1) ?? 0)'],
  ],
  'ts-refactor-parallel': [
    [' && failure === undefined', ''],
    ['failure ??= { error };', 'throw error;'],
  ],
  'ts-refactor-traffic': [
    ["=== 'failed') return download;", "=== 'failed') return { ...download };"],
    ['%`', '%.`'],
  ],
};

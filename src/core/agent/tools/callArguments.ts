import { isObject, ownValue, parseJson } from '../../json.ts';
import { modelMistake, type Refusal } from '../../sharedRefusal.ts';
import { type Parameter, TOOLS, type ToolName } from '../state/toolDefinitions.ts';

export type ArgumentsOf<T extends ToolName> = {
  readonly [K in keyof (typeof TOOLS)[T]['parameters']]: (typeof TOOLS)[T]['parameters'][K] extends { type: 'integer' }
    ? number
    : string;
};

export type ReadArguments<T extends ToolName> =
  | { readonly kind: 'arguments'; readonly values: ArgumentsOf<T> }
  | Refusal;

const NOT_AN_OBJECT = '(not a JSON object)';
const QUOTED_CHARS = 200;

/** Some servers fail at invalid JSON. `readArguments` refuses the replacement. */
export function sendableArguments(json: string): string {
  return isObject(parseJson(json)) ? json : JSON.stringify({ [NOT_AN_OBJECT]: json.slice(0, QUOTED_CHARS) });
}

export function readArguments<T extends ToolName>(tool: T, json: string): ReadArguments<T> {
  const given = parseJson(json);
  if (!isObject(given) || Object.hasOwn(given, NOT_AN_OBJECT)) {
    const problem = `The arguments of ${tool} are no JSON object (an answer that is too long is cut off: send less at once)`;
    return modelMistake(`${problem}. ${wanted(tool)}`);
  }
  const parameters: Readonly<Record<string, Parameter>> = TOOLS[tool].parameters;
  const extra = Object.keys(given).find(name => !Object.hasOwn(parameters, name));
  if (extra !== undefined)
    return modelMistake(`${tool} takes no ${JSON.stringify(extra.slice(0, 40))}. ${wanted(tool)}`);
  const values: Record<string, string | number> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const read = readOne(ownValue(given, name), parameter);
    if (typeof read === 'object') return modelMistake(`"${name}" of ${tool} ${read.problem}. ${wanted(tool)}`);
    values[name] = read;
  }
  return fits(tool, values) ? { kind: 'arguments', values } : modelMistake(wanted(tool));
}

function fits<T extends ToolName>(tool: T, values: unknown): values is ArgumentsOf<T> {
  return (
    isObject(values) &&
    Object.entries<Parameter>(TOOLS[tool].parameters).every(
      ([name, { type }]) => typeof ownValue(values, name) === (type === 'integer' ? 'number' : 'string'),
    )
  );
}

function readOne(value: unknown, parameter: Parameter): string | number | { readonly problem: string } {
  if (parameter.type === 'integer') {
    if (value === undefined || value === null) return parameter.fallback;
    const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
    return isCount ? value : { problem: 'must be a whole number from 1 on' };
  }
  if (value === undefined) return { problem: 'is missing' };
  if (typeof value !== 'string') return { problem: `must be a string, not ${kindOf(value)}` };
  return value === '' && !parameter.mayBeEmpty ? { problem: 'is empty' } : value;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

function wanted(tool: ToolName): string {
  const names = Object.keys(TOOLS[tool].parameters).map(name => `"${name}"`);
  return names.length === 0 ? 'Send {}.' : `Send one object with ${names.join(', ')}.`;
}

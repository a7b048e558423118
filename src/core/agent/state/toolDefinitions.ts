import type { Tool } from '../../provider/provider.ts';

/** Fixed, for the provider's cache. */
export const TOOL_NAMES = [
  'read_file',
  'list_files',
  'search',
  'replace_in_file',
  'write_file',
  'run_tests',
  'finish',
  'cannot',
] as const;

export type ToolName = (typeof TOOL_NAMES)[number];

export type Parameter = {
  readonly description: string;
} & (
  | { readonly type: 'string'; readonly mayBeEmpty?: true }
  /** Counts from 1; `fallback` if absent. */
  | { readonly type: 'integer'; readonly fallback: number }
);

interface Described {
  readonly description: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

const PATH = 'Relative path of the file, with / between the parts.';

export const TOOLS = {
  read_file: {
    description: 'Reads a text file. Long files come in pieces: read on with from_line, in a long line with from_char.',
    parameters: {
      path: { type: 'string', description: PATH },
      from_line: { type: 'integer', fallback: 1, description: 'The first line to read; 1 is the first of the file.' },
      from_char: {
        type: 'integer',
        fallback: 1,
        description: 'Where to begin in that line; 1 is its first character.',
      },
    },
  },
  list_files: {
    description: 'Lists the files in a folder and below it.',
    parameters: {
      path: { type: 'string', mayBeEmpty: true, description: 'Relative path of the folder; empty for all files.' },
      from: { type: 'integer', fallback: 1, description: 'The number of the first file to list, from 1 on.' },
    },
  },
  search: {
    description: 'Finds the lines that hold a text, in a file or in the files of a folder. Upper and lower case count.',
    parameters: {
      text: { type: 'string', description: 'What to look for, as it stands in the file; no pattern, one line.' },
      path: { type: 'string', mayBeEmpty: true, description: 'A file or folder to look in; empty for all files.' },
      from: { type: 'integer', fallback: 1, description: 'The number of the first match to show, from 1 on.' },
    },
  },
  replace_in_file: {
    description: 'Replaces one piece of a file. The old text must stand in the file exactly once.',
    parameters: {
      path: { type: 'string', description: PATH },
      old_text: { type: 'string', description: 'The text to replace, exactly as in the file, with its indentation.' },
      new_text: { type: 'string', mayBeEmpty: true, description: 'What is to stand there instead.' },
    },
  },
  write_file: {
    description: 'Makes a new file, or replaces the whole of one of which you have read everything.',
    parameters: {
      path: { type: 'string', description: PATH },
      content: { type: 'string', mayBeEmpty: true, description: 'The whole file.' },
    },
  },
  run_tests: {
    description: "Runs the user's tests on a copy of the files with your changes.",
    parameters: {},
  },
  finish: {
    description: 'Ends the work and hands your changes to the user for review. Call it alone, when everything is done.',
    parameters: {
      summary: { type: 'string', description: 'What you have changed and why, in one to three sentences.' },
    },
  },
  cannot: {
    description: 'Ends the work because it cannot be done, or not well.',
    parameters: {
      reason: { type: 'string', description: 'Why, and what the user could do, in one to three sentences.' },
    },
  },
} as const satisfies Readonly<Record<ToolName, Described>>;

export function toolSchemas({ withTests }: { readonly withTests: boolean }): readonly Tool[] {
  return TOOL_NAMES.filter(name => withTests || name !== 'run_tests').map(name => {
    const { description, parameters }: Described = TOOLS[name];
    return {
      name,
      description,
      parameters: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(parameters).map(([key, { type, description: about }]) => [key, { type, description: about }]),
        ),
        // Models omit optional parameters.
        required: Object.keys(parameters),
        additionalProperties: false,
      },
    };
  });
}

export function isToolName(name: string): name is ToolName {
  return TOOL_NAMES.some(known => known === name);
}

/** A file's name as the model wrote it. */
export interface NamedFile {
  readonly path: string;
}

const PATH = String.raw`(?:\.{0,2}/|[A-Za-z]:[\\/]|~/)?(?:[\w@.+()\[\]$-]+[\\/])*[\w@+()\[\]$-]*\.?[\w@+-]*\.[A-Za-z][A-Za-z0-9]{0,9}`;
const BARE_NAMES = String.raw`(?:[\w.-]+/)*(?:Dockerfile|Makefile|Rakefile|Gemfile|Procfile|Jenkinsfile|\.gitignore|\.env)`;
const NAME = `(?:${PATH}|${BARE_NAMES})`;
const WHOLE = new RegExp(`^${NAME}$`);

/** A longer line (minified code) has no name, and searching it would be slow. */
const MOST_CHARS = 200;

/** True if the text is only the name of a file. */
export function isFileName(text: string): boolean {
  return (
    text.length <= MOST_CHARS &&
    WHOLE.test(text) &&
    !/^\d+(?:\.\d+)*$/.test(text) &&
    !/^(?:e\.g|i\.e|etc)\.?$/i.test(text)
  );
}

/** In the text after a fence's marks: `python title="x.py"`, `python:lib/x.py`, `python lib/x.py`, `x.py`. */
export function nameInInfo(info: string): NamedFile | undefined {
  if (info.length > MOST_CHARS) return undefined;
  const titled = /\b(?:title|file(?:name|path)?|path|name)\s*[=:]\s*(?:"([^"]+)"|'([^']+)'|([^\s"'}]+))/i.exec(info);
  const given = titled?.[1] ?? titled?.[2] ?? titled?.[3];
  if (given !== undefined) return { path: given.trim() };
  const [first = '', second] = info.trim().split(/\s+/);
  const colon = /^[\w+#-]+:(.+)$/.exec(first)?.[1];
  if (colon !== undefined && /[./\\]/.test(colon)) return { path: colon };
  for (const word of [first, second?.replace(/^[("'`]+|(?<![)"'`])[)"'`]+$/g, '')]) {
    if (word !== undefined && isFileName(word)) return { path: word };
  }
  return undefined;
}

/** Words before a name that relate the block to it without naming it. */
const RELATION_WORDS =
  /\b(?:for|of|from|with|using|uses|by|against|like|than|imports?|calls?|after|before|since|because|see|run)\s*(?:the\s+)?(?:file\s+|module\s+)?$|\btests?\s*$/i;

/** In the line before a fence: `**app.py**`, `### tests/test_app.py (new)`, ``And the tests, `test_app.py`:``. */
export function nameInLine(line: string): NamedFile | undefined {
  if (line.length > MOST_CHARS) return undefined;
  const bare = line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:#{1,6}|[-*•>]|\d+[.)])\s+/, '')
    .replace(/^(?:#{1,6}|[-*•>]|\d+[.)])\s+/, '')
    .replace(/\*\*|__/g, '')
    .replace(
      /^(?:\d+[.)]\s+)?(?:(?:new|updated|modified|refactored|create|created|file|filename|file name|path)\s*(?:\d+)?\s*:?\s+)+/i,
      '',
    )
    .replace(/(?<!\s)\s*[:：]\s*$/, '')
    .replace(
      /(?<!\s)\s*[(（[](?:new|updated|modified|refactored|changed|created|unchanged|edited|tests?|pytest)(?:\s+\w+)?[)）\]]$/i,
      '',
    )
    .replace(/(?<!\s)\s+[-–—]\s+(?:new|updated|modified|refactored|changed)(?:\s+file)?$/i, '')
    .replace(/(?<!\s)\s*[:：]\s*$/, '')
    .replace(/^[`"']+|(?<![`"'])[`"']+$/g, '')
    .trim();
  if (isFileName(bare)) return { path: bare };
  return nameInSentence(line);
}

function nameInSentence(line: string): NamedFile | undefined {
  const text = line.trim();
  const heading = /^#{1,6}\s|^\*\*/.test(text);
  if (!heading && !/:\**$/.test(text)) return undefined;
  const marked = [...text.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*/g)].flatMap(match => {
    const path = (match[1] ?? match[2] ?? '').replace(/[`:]/g, '').trim();
    return isFileName(path) ? [{ path, at: match.index }] : [];
  });
  const [only, second] = marked;
  if (only === undefined || second !== undefined) return undefined;
  return RELATION_WORDS.test(text.slice(0, only.at)) ? undefined : { path: only.path };
}

const COMMENT_MARKS = /^\s*(?:\/\/[/!]?|#|--|;+|%|\/\*+|<!--|\{-|"""|''')\s*(.*?)\s*(?:\*\/|-->|-\}|"""|''')?\s*$/;

/** In a comment with nothing else: `# tests/test_app.py`, `// File: src/app.ts`. */
export function nameInComment(line: string): NamedFile | undefined {
  if (line.length > MOST_CHARS) return undefined;
  const said = COMMENT_MARKS.exec(line)?.[1];
  if (said === undefined) return undefined;
  const bare = said
    .replace(/^(?:file(?:[\s_-]?(?:name|path))?|path)\s*:\s*/i, '')
    .replace(/(?<!\s)\s*\((?:new|updated|modified|refactored|changed)(?:\s+file)?\)$/i, '')
    .replace(/^`|`$/g, '');
  return isFileName(bare) ? { path: bare } : undefined;
}

/** The files that an instruction names, in order, without duplicates. */
export function namesInText(text: string): string[] {
  const words = text.split(/[\s,;()<>"'`]+/).map(word => word.replace(/(?<![.:!?])[.:!?]+$/, ''));
  return [
    ...new Set(words.filter(word => isFileName(word) && !/^https?:/i.test(word) && !/^\w+\.\w+\.\w+\.\w+/.test(word))),
  ];
}

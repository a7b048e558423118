/** Tells a model's prose from code. Each function judges one line, and is wrong for files whose content is English. */

/** Phrases that begin a chat answer, and no line of code. Case matters, because code is mostly lower case. */
const OPENING =
  /^(?:(?:[Ss]ure|[Cc]ertainly|[Oo]f course|[Aa]bsolutely|Okay|OK|Great|Alright|Got it|Understood|Sorry|Unfortunately|Yes|No)[,.!:]|[Hh]ere(?:'|’)s |[Hh]ere (?:is|are|you go)\b|[Bb]elow is |(?:The|This|That|These|Your) [a-z]|To (?:complete|finish|fill|implement|make|do|get|add|continue|solve)\b|I(?:(?:'|’)(?:ll|ve|d|m)\b| [a-z])|Let me |Let(?:'|’)s |(?:You|We|They) [a-z]+|(?:Based on|Looking at|Given|Since|As|Because|Considering|After|Before|In|For|With|If|When|Note) (?:the|that|this|you|an?|your|it|we|I|requested)\b|(?:Completed|Updated|Corrected|Full|Final|Missing) (?:code|function|version|completion|line|part)\b|(?:Option|Version|Alternative|Approach|Variant) \w{1,2}\b.{0,40}:?\s*$|(?:[Cc]ode|[Cc]ompletion|[Aa]nswer|[Oo]utput|[Ss]olution|[Rr]esponse|[Ii]nsertion|[Ii]nserted code|[Mm]issing code)\s*:\s*$|No (?:code|completion|changes|text|further|additional)\b|(?:There|It) (?:is|are|seems|appears|looks)\b|Nothing (?:needs|to|is|belongs)\b|\(?[Nn]o (?:completion|code|text) (?:is )?(?:needed|required|necessary))/;

/** Phrases that end a chat answer. */
const CLOSING =
  /^(?:This |That |These |Note(?:s)?(?:\s*:|\s+that\b)|NOTE: |\*\*?(?:Note|Explanation|Key|How|What|Why|Important)|Explanation\b|(?:The|Your) (?:above|code|function|completion|key|implementation|loop|rest|cursor|inserted|method|line|snippet|answer)\b|I(?:(?:'|’)(?:ve|m|ll)| (?:have|used|added|assumed|kept|chose|left|also))\b|Let me know\b|Hope this\b|I hope\b|Feel free\b|Here(?:'|’)s (?:what|why|how|a|an|the)\b|Here(?:'|’)?s? (?:is )?an? explanation|In this\b|(?:You|We) (?:can|may|could|should|need)\b|If (?:you|your|the)\b [a-z]|It (?:returns|uses|checks|adds|computes|will|is|also)\b|Remember\b|Make sure\b|#{1,4} (?:Explanation|Notes?|How|Why|What|Key)\b|Key (?:points|changes)\b|Changes made\b|That(?:'|’)s it\b|Would you like\b|Please (?:note|let)\b|Alternatively\b)/;

/** Words that are adjacent in code too; a pair with one of them proves nothing. */
const CODE_WORDS = new Set(
  (
    'is not in and or if else elif for while do as of new return await async from import export default class def fn func function ' +
    'let const var mut pub static public private protected final abstract override virtual void int string bool boolean float double long char ' +
    'true false none null nil undefined self this super instanceof typeof extends implements interface struct enum impl trait type where with ' +
    'yield raise throw throws try except catch finally lambda del global nonlocal pass break continue match case switch select when then end ' +
    'begin echo export local readonly unsigned signed package use using namespace module require include defer go chan map range loop move ref ' +
    'out params get set sealed partial internal extern unsafe dyn crate mod unless until rescue ensure object val data assert'
  ).split(' '),
);

const WORD = /^["'“«(*_]*\p{L}[\p{L}\p{M}'’-]*(?:[,.:;!?)"”»][,.:;!?)"'”»*]*|[*_]+(?:[,.:;!?)"'”][,.:;!?)"'”*]*)?)?$/u;

/** True for prose that announces code: `Here is the completed function:` */
export function isOpening(line: string): boolean {
  return OPENING.test(withoutEmphasis(line)) && !looksLikeCode(line);
}

/** True for a Markdown heading: `### Completion`, `**Answer:**` */
export function isHeading(line: string): boolean {
  const text = line.trim();
  // `__END__` and `__name__` are names.
  if (/^__\w+__$/.test(text)) return false;
  return /^#{1,6} +[A-Z]/.test(text) || /^(\*\*|__)[^*_]+\1:?$/.test(text);
}

/** True for a heading that announces the answer, possibly as a comment: `# Completed code` */
export function headsAnswer(line: string): boolean {
  return /^#{1,6} +(?:(?:Completed|Missing|Full|Updated|The|Suggested|Inserted) )*(?:Completion|Code|Answer|Solution|Implementation|Output|Response|Result|Option \w+)\b[^=(]*$/i.test(
    line.trim(),
  );
}

/** True for `**Answer:**`: neither code nor the text of a program. */
export function titlesAnswer(line: string): boolean {
  return /^(\*\*|__)(?:(?:Completed|Missing|Final|Inserted) )?(?:Answer|Completion|Code|Solution|Output|Response|Result):?\1:?$/i.test(
    line.trim(),
  );
}

/** Strips the Markdown at the beginning of a line: list marker, heading, emphasis. */
function withoutEmphasis(line: string): string {
  return line
    .trim()
    .replace(/^(?:\d+[.)]|[-*•>#]+)\s+/, '')
    .replace(/\*\*|__/g, '');
}

/** A horizontal rule. */
export function isRule(line: string): boolean {
  return /^(?:-{3,}|\*{3,}|_{3,})$/.test(line.trim());
}

/** True for the heading of a section about the code: `Explanation:` */
export function namesSection(line: string): boolean {
  const text = line.trim();
  const name =
    /^(#{1,6} |\*\*)?(?:Explanation|Notes?|Key (?:points|changes)|How it works|Reasoning|Changes|Summary|Usage|Example(?: usage)?)(:?)(?:\*\*)?(:?)$/.exec(
      text,
    );
  return name !== null && (name[1] !== undefined || name[2] === ':' || name[3] === ':');
}

/** True for prose after the code: `Let me know if you need anything else.` Less than three words may be code. */
export function isClosing(line: string): boolean {
  return CLOSING.test(line.trim()) && line.trim().split(/\s+/).length >= 3 && !looksLikeCode(line);
}

/**
 * True for a sentence where code is expected, in any language: mostly plain words, two adjacent ones that aren't keywords,
 * or a script in which no program is written.
 */
export function isSentence(line: string): boolean {
  const text = withoutEmphasis(line.trim().replace(/^\((.*)\)$/, '$1')).replace(/`[^`]*`/g, 'code');
  return isOtherScript(text) || (/[.:!?)]$/.test(text) && hasPlainWords(text, 4));
}

/** True for a sentence without its mark, or a short one; only a line of its own paragraph is one. */
export function isRemark(line: string): boolean {
  const text = withoutEmphasis(line.trim()).replace(/`[^`]*`/g, 'code');
  return hasPlainWords(text, /[.:!?]$/.test(text) ? 3 : 5);
}

function hasPlainWords(text: string, least: number): boolean {
  if (!/^\p{Lu}/u.test(text) || CODE_MARKS.test(text)) return false;
  // French sets off its marks: `Voici la fonction :`
  const words = text.replace(/ (?=[:!?]$)/, '').split(/\s+/);
  const plain = words.filter(word => WORD.test(word)).length;
  return words.length >= least && plain / words.length >= 0.75 && hasPlainPair(words);
}

const CODE_MARKS = /[={}<>\\|&$@[\]]|;$|::|->|\w\(|\w\.\w+\(/;

/** A text of Chinese, Japanese, Korean, Cyrillic and the like, with its marks or without those of code: 以下是代码： */
export function isOtherScript(text: string): boolean {
  if (/^[\t -~]*$/.test(text)) return false;
  const other = text.match(/(?!\p{sc=Latin}|\p{sc=Greek})\p{L}/gu)?.length ?? 0;
  if (other < 4) return false;
  if (/[。，、！？：；]/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return 2 * other >= letters && !CODE_MARKS.test(text) && !/["']/.test(text);
}

function hasPlainPair(words: readonly string[]): boolean {
  return words.some((word, index) => {
    const next = words[index + 1];
    return (
      next !== undefined &&
      /^\p{L}[\p{Ll}'’-]+$/u.test(word) &&
      /^[\p{Ll}'’-]+[,.:;!?)]*$/u.test(next) &&
      !CODE_WORDS.has(word.toLowerCase()) &&
      !CODE_WORDS.has(next.replace(/(?<!\W)\W+$/, '').toLowerCase())
    );
  });
}

/** True for `sure = compute();`: marks of code outweigh a phrase at the line's start. */
function looksLikeCode(line: string): boolean {
  const text = line.trim().replace(/`[^`]*`/g, 'code');
  return (
    /^[\w.]+\s*(?:[-+*/%|&]?=|\(|\[|:=|::|\.\w|\+\+|--|;|->)/.test(text) ||
    /[;{]$/.test(text) ||
    (/^\w+:\s*\S/.test(text) && !/\s\w+\s\w+/.test(text))
  );
}

/** A keyword of some language. */
export function isCodeWord(word: string): boolean {
  return CODE_WORDS.has(word);
}

/** True if the line mentions code or a completion that follows, which a comment never does. */
export function announcesCode(line: string): boolean {
  const text = line.trim();
  return (
    (text.endsWith(':') &&
      /^(?:sure|certainly|of course|here(?:'|’)s|here is|below is|the)\b.*\b(?:completion|code|completed|continuation)\b/i.test(
        text,
      )) ||
    /^the (?:missing|completed) (?:code|text|part|completion) is `[^`]+`\.?$/i.test(text)
  );
}

/** Terms that only an answer uses: the text at the cursor, completing another text. */
const COMPLETION =
  /\b(?:at the cursor|cursor position|completion|(?:completed|inserted|missing|remaining) (?:\w+ )?(?:code|comment|line|part|sentence|text))\b/;

const COMPLETING =
  /^(?:(?:Completing|Finishing|Filling in|Continuing) (?:the|your|this|it|from|where)|(?:You|We|I)(?: (?:can|could|would|may|might|should|will)|['’](?:d|ll)) (?:complete|finish|continue|fill))\b/;

/**
 * True for an announcement above a blank line: `You can finish it like this:`. Stricter than `isOpening`, for English
 * text, which may announce an example of its own.
 */
export function introducesAnswer(line: string): boolean {
  const text = withoutEmphasis(line).trimEnd();
  return text.endsWith(':') && (COMPLETING.test(text) || (OPENING.test(text) && COMPLETION.test(text)));
}

const EXPLAINING =
  /^(?:Explanation:?$|Changes made\b|I(?:['’]ve| have)? (?:added|assumed|chose|completed|continued|filled|followed|kept|left|used)\b)/;

/** True for words to the reader of a chat, which no comment of a file has: `Let me know if …` */
export function addressesReader(line: string): boolean {
  return /^\W*(?:Let me know\b|(?:I )?[Hh]ope this\b|Feel free\b|Would you like\b)/.test(line);
}

/** True for a remark on the answer above a blank line, also in English text: `Explanation:`, `I kept the names.` */
export function explainsAnswer(line: string): boolean {
  return EXPLAINING.test(withoutEmphasis(line).replace(/^\(/, '').trim());
}

/** The code in ``Here is the completion: `code` ``, ``The missing code is `code`.`` */
export function unquotedCode(line: string): string | undefined {
  return /(?::|\b(?:is|be|with|add|insert|to))\s*(`{1,3})([^`]+)\1[.\s]*$/.exec(line)?.[2];
}

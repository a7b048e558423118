/** Tells a model's talk from code. All of these judge one line and are wrong for files whose content is English. */

/** How chat models begin: none of these begins a line of code. Case matters, for code is mostly written small. */
const OPENING =
  /^(?:(?:[Ss]ure|[Cc]ertainly|[Oo]f course|[Aa]bsolutely|Okay|OK|Great|Alright|Got it|Understood|Sorry|Unfortunately|Yes|No)[,.!:]|[Hh]ere(?:'|’)s |[Hh]ere (?:is|are|you go)\b|[Bb]elow is |(?:The|This|That|These|Your) [a-z]|To (?:complete|finish|fill|implement|make|do|get|add|continue|solve)\b|I(?:(?:'|’)(?:ll|ve|d|m)\b| [a-z])|Let me |Let(?:'|’)s |(?:You|We|They) [a-z]+|(?:Based on|Looking at|Given|Since|As|Because|Considering|After|Before|In|For|With|If|When|Note) (?:the|that|this|you|an?|your|it|we|I|requested)\b|(?:Completed|Updated|Corrected|Full|Final|Missing) (?:code|function|version|completion|line|part)\b|(?:Option|Version|Alternative|Approach|Variant) \w{1,2}\b.{0,40}:?\s*$|(?:[Cc]ode|[Cc]ompletion|[Aa]nswer|[Oo]utput|[Ss]olution|[Rr]esponse|[Ii]nsertion|[Ii]nserted code|[Mm]issing code)\s*:\s*$|No (?:code|completion|changes|text|further|additional)\b|(?:There|It) (?:is|are|seems|appears|looks)\b|Nothing (?:needs|to|is|belongs)\b|\(?[Nn]o (?:completion|code|text) (?:is )?(?:needed|required|necessary))/;

/** How they close. */
const CLOSING =
  /^(?:This |That |These |Note(?:s)?(?:\s*:|\s+that\b)|NOTE: |\*\*?(?:Note|Explanation|Key|How|What|Why|Important)|Explanation\b|(?:The|Your) (?:above|code|function|completion|key|implementation|loop|rest|cursor|inserted|method|line|snippet|answer)\b|I(?:(?:'|’)(?:ve|m|ll)| (?:have|used|added|assumed|kept|chose|left|also))\b|Let me know\b|Hope this\b|I hope\b|Feel free\b|Here(?:'|’)s (?:what|why|how|a|an|the)\b|Here(?:'|’)?s? (?:is )?an? explanation|In this\b|(?:You|We) (?:can|may|could|should|need)\b|If (?:you|your|the)\b [a-z]|It (?:returns|uses|checks|adds|computes|will|is|also)\b|Remember\b|Make sure\b|#{1,4} (?:Explanation|Notes?|How|Why|What|Key)\b|Key (?:points|changes)\b|Changes made\b|That(?:'|’)s it\b|Would you like\b|Please (?:note|let)\b|Alternatively\b)/;

/** Words that also stand side by side in code; a pair that holds one proves nothing. */
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

const WORD = /^["'“(*_]*[A-Za-z][A-Za-z'’-]*(?:[,.:;!?)"”][,.:;!?)"'”*]*|[*_]+(?:[,.:;!?)"'”][,.:;!?)"'”*]*)?)?$/;

/** `Here is the completed function:`: talk that announces code. */
export function isOpening(line: string): boolean {
  return OPENING.test(withoutEmphasis(line)) && !looksLikeCode(line);
}

/** `### Completion`, `**Answer:**`: a heading of Markdown, where none belongs. */
export function isHeading(line: string): boolean {
  const text = line.trim();
  // `__END__` and `__name__` are names.
  if (/^__\w+__$/.test(text)) return false;
  return /^#{1,6} +[A-Z]/.test(text) || /^(\*\*|__)[^*_]+\1:?$/.test(text);
}

/** A heading that says that the answer follows: it may also be a comment of the language. */
export function headsAnswer(line: string): boolean {
  return /^#{1,6} +(?:(?:Completed|Missing|Full|Updated|The|Suggested|Inserted) )*(?:Completion|Code|Answer|Solution|Implementation|Output|Response|Result|Option \w+)\b[^=(]*$/i.test(
    line.trim(),
  );
}

/** `**Answer:**`: such a line is no code, and no text of anybody's program. */
export function titlesAnswer(line: string): boolean {
  return /^(\*\*|__)(?:(?:Completed|Missing|Final|Inserted) )?(?:Answer|Completion|Code|Solution|Output|Response|Result):?\1:?$/i.test(
    line.trim(),
  );
}

/** Without the marks of Markdown at its beginning: a list's, a heading's, emphasis. */
function withoutEmphasis(line: string): string {
  return line
    .trim()
    .replace(/^(?:\d+[.)]|[-*•>#]+)\s+/, '')
    .replace(/\*\*|__/g, '');
}

/** A line across the page. */
export function isRule(line: string): boolean {
  return /^(?:-{3,}|\*{3,}|_{3,})$/.test(line.trim());
}

/** `Explanation:`: what follows is about the code. */
export function namesSection(line: string): boolean {
  const text = line.trim();
  const name =
    /^(#{1,6} |\*\*)?(?:Explanation|Notes?|Key (?:points|changes)|How it works|Reasoning|Changes|Summary|Usage|Example(?: usage)?)(:?)(?:\*\*)?(:?)$/.exec(
      text,
    );
  return name !== null && (name[1] !== undefined || name[2] === ':' || name[3] === ':');
}

/** `Let me know if you need anything else.`: talk after the code; less than three words may as well be code. */
export function isClosing(line: string): boolean {
  return CLOSING.test(line.trim()) && line.trim().split(/\s+/).length >= 3 && !looksLikeCode(line);
}

/** A sentence in a place where code is expected: mostly plain words, two of them side by side that are no keywords. */
export function isSentence(line: string): boolean {
  const text = withoutEmphasis(line.trim().replace(/^\((.*)\)$/, '$1')).replace(/`[^`]*`/g, 'code');
  if (!/^[A-Z]/.test(text) || !/[.:!?)]$/.test(text)) return false;
  if (/[={}<>\\|&$@[\]]|;$|::|->|\w\(|\w\.\w+\(/.test(text)) return false;
  const words = text.split(/\s+/);
  const plain = words.filter(word => WORD.test(word)).length;
  return words.length >= 4 && plain / words.length >= 0.75 && hasPlainPair(words);
}

function hasPlainPair(words: readonly string[]): boolean {
  return words.some((word, index) => {
    const next = words[index + 1];
    return (
      next !== undefined &&
      /^[A-Za-z][a-z'’-]+$/.test(word) &&
      /^[a-z'’-]+[,.:;!?)]*$/.test(next) &&
      !CODE_WORDS.has(word.toLowerCase()) &&
      !CODE_WORDS.has(next.replace(/(?<!\W)\W+$/, '').toLowerCase())
    );
  });
}

/** Marks of code that a phrase at the line's start does not outweigh: `sure = compute();`. */
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

/** Speaks of code or of a completion that follows, even where English is text: no comment says that. */
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

/** What only an answer is called: the text at the cursor that completes another one. */
const COMPLETION =
  /\b(?:at the cursor|cursor position|completion|(?:completed|inserted|missing|remaining) (?:\w+ )?(?:code|comment|line|part|sentence|text))\b/;

const COMPLETING =
  /^(?:(?:Completing|Finishing|Filling in|Continuing) (?:the|your|this|it|from|where)|(?:You|We|I)(?: (?:can|could|would|may|might|should|will)|['’](?:d|ll)) (?:complete|finish|continue|fill))\b/;

/**
 * Speaks of the answer that follows below a blank line: `You can finish it like this:`. Stricter than `isOpening`, for
 * places where English is text: an example may well be announced there.
 */
export function introducesAnswer(line: string): boolean {
  const text = withoutEmphasis(line).trimEnd();
  return text.endsWith(':') && (COMPLETING.test(text) || (OPENING.test(text) && COMPLETION.test(text)));
}

const EXPLAINING =
  /^(?:Explanation:?$|Changes made\b|I(?:['’]ve| have)? (?:added|assumed|chose|completed|continued|filled|followed|kept|left|used)\b)/;

/** Speaks of the answer that stands above a blank line, also where English is text: `Explanation:`, `I kept the names.` */
export function explainsAnswer(line: string): boolean {
  return EXPLAINING.test(withoutEmphasis(line).replace(/^\(/, '').trim());
}

/** The code in ``Here is the completion: `code` ``, ``The missing code is `code`.`` */
export function unquotedCode(line: string): string | undefined {
  return /(?::|\b(?:is|be|with|add|insert|to))\s*(`{1,3})([^`]+)\1[.\s]*$/.exec(line)?.[2];
}

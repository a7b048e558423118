/** Tells a model's talk from code. All of these judge one line and are wrong for files whose content is English. */

/** How chat models begin: none of these begins a line of code. */
const OPENING =
  /^(?:sure|certainly|of course|absolutely|okay|ok|great|alright|got it|understood|here(?:'|’)s|here (?:is|are|you go)|below is|the (?:following|missing|completed?|code|completion|answer|snippet|result|function|correct|rest|text)\b|this (?:is|code|completion|completes|should|will|continues)\b|to (?:complete|finish|fill|implement)\b|i(?:'|’)(?:ll|ve|d|m)\b|i (?:will|have|would|can|cannot|can't|think|am|need|see)\b|let me\b|let(?:'|’)s\b|you (?:can|could|should|need)\b|based on\b|looking at\b|given (?:the|that|this)\b|we (?:need|can|should|have)\b|as (?:requested|an ai)\b|(?:completed|updated|corrected|full|final) (?:code|function|version|completion|line)\b|(?:code|completion|answer|output|solution|response|result|insertion|inserted code|missing code|insert)\s*:\s*$|sorry\b|unfortunately\b|no (?:code|completion|changes|text|further)\b|(?:there|it) (?:is|seems|appears|looks)\b|since (?:the|this|you)\b|nothing (?:needs|to|is|belongs)\b)/i;

/** How they close. */
const CLOSING =
  /^(?:this (?:code|function|completion|completes|will|is|returns|ensures|adds|handles|uses|implementation|snippet|line|method|loop|keeps|calculates|computes|assumes)\b|note(?:s)?\b(?:\s*:|\s+that\b)|\*\*?(?:note|explanation|key|how|what|why|important)|explanation\b|explanation:|the (?:above|code|function|completion|key|implementation|loop|rest|cursor|inserted)\b|i(?:'|’)(?:ve|m|ll)\b|i (?:have|used|added|assumed|kept|chose)\b|let me know\b|hope this\b|feel free\b|here(?:'|’)s (?:what|why|how|a|an|the)\b|in this\b|you can\b|you may\b|if you\b|it (?:returns|uses|checks|adds|computes|will)\b|remember\b|make sure\b|#{1,4} (?:explanation|notes?|how|why|what|key)\b|key (?:points|changes)\b|changes made\b|that(?:'|’)s it\b|would you like\b|please (?:note|let)\b)/i;

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

const WORD = /^["'“(*_]*[A-Za-z][A-Za-z'’-]*[*_]*[,.:;!?)"'”*]*$/;

export function isOpening(line: string): boolean {
  return OPENING.test(line.trim().replace(/^[*#>\s]+/, '')) && !looksLikeCode(line);
}

export function isClosing(line: string): boolean {
  return CLOSING.test(line.trim()) && !looksLikeCode(line);
}

/** A sentence in a place where code is expected: mostly plain words, two of them side by side that are no keywords. */
export function isSentence(line: string): boolean {
  const text = line
    .trim()
    .replace(/`[^`]*`/g, 'code')
    .replace(/\*\*/g, '');
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
      !CODE_WORDS.has(next.replace(/\W+$/, '').toLowerCase())
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

/** Speaks of code or of a completion that follows, even where English is text: no comment says that. */
export function announcesCode(line: string): boolean {
  return /^(?:sure|certainly|of course|here(?:'|’)s|here is|below is|the)\b.*\b(?:completion|code|completed|continuation)\b.*:$/i.test(
    line.trim(),
  );
}

/** The code in ``Here is the completion: `code` ``. */
export function unquotedCode(line: string): string | undefined {
  return /:\s*(`{1,3})([^`]+)\1[.\s]*$/.exec(line)?.[2];
}

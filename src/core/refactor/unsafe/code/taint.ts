import type { Family } from './families.ts';
import { isSanitizer, NUMBERS } from './sanitizers.ts';
import { isGroup, isSymbol, type Token } from './token.ts';

/** Objects of a request. */
const REQUESTS =
  /^(?:\$?(?:req|request|httpRequest|servletRequest)|ctx|context|c|r|event|Request|HttpContext|exchange|flask|\$this|this|self|route|url|URL|location)$/;
const MEMBERS =
  /^(?:query|params|body|headers?|cookies?|args|form|values|GET|POST|files|FILES|query_params|path_params|get_json|json|data|input|all|post|get|getParameter|getParameterValues|getHeader|getQueryString|getPathInfo|getCookies|queryParameters|queryStringParameters|pathParameters|rawQuery|searchParams|search|hash|Query|QueryString|Form|Params|Headers|Cookies|Body|FormValue|PostFormValue|PostForm|Param|QueryParam|DefaultQuery|originalUrl|param|paramsString)$/;
/** Requests only with these: `c.args` may be anything, `this.query` too. */
const LOOSE = /^(?:c|r|ctx|context|event|\$this|this|self|route|url|URL|location|exchange|flask)$/;
const LOOSE_MEMBERS =
  /^(?:query|request|req|Query|QueryString|FormValue|PostFormValue|PostForm|Param|QueryParam|DefaultQuery|queryStringParameters|pathParameters|searchParams|search|hash|params|Request|\$route|URL|getQueryParams|formParam|queryParam|pathParam)$/;
/** Reads of a request by themselves. */
const SOURCES =
  /^(?:\$_(?:GET|POST|REQUEST|COOKIE|FILES|SERVER)|getParameter|getQueryString|queryStringParameters|FormValue|PostFormValue|searchParams|URLSearchParams|useSearchParams|location_search)$/;
const ANNOTATIONS =
  /^@(?:RequestParam|PathVariable|RequestBody|RequestHeader|QueryParam|PathParam|FormParam|Query|Param|Body)$/;
const USER_NAMES = /^\$?(?:user_?input|userInput|untrusted\w*|user_?supplied\w*|tainted\w*)$/i;

export interface TaintContext {
  readonly family: Family;
  readonly kind: string;
  readonly isTaintedName: (name: string, at: Token) => boolean;
}

/** Contains text from a request that nothing makes safe. */
export function isTainted(tokens: readonly Token[], context: TaintContext, depth = 0): boolean {
  if (depth > 20) return false;
  return tokens.some((token, at) => {
    if (token.kind === 'string') {
      return token.parts.some(part => typeof part !== 'string' && isTainted(part, context, depth + 1));
    }
    if (token.kind === 'group') {
      const callee = tokens[at - 1];
      const receiver = isSymbol(tokens[at - 2], '.', '::', '->') ? tokens[at - 3] : undefined;
      const names = [receiver, callee].flatMap(word => (word?.kind === 'word' ? [word.text] : []));
      const isSafe = token.open === '(' && (NUMBERS.test(names.at(-1) ?? '') || isSanitizer(names, context.kind));
      return !isSafe && isTainted(token.items, context, depth + 1);
    }
    return token.kind === 'word' && isSource(token.text, tokens, at, context);
  });
}

function isSource(
  name: string,
  tokens: readonly Token[],
  at: number,
  { family, isTaintedName }: TaintContext,
): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const next = tokens[at + 1];
  const isConnected = isSymbol(tokens[at - 1], '.', '->', '?.', '::', '&.');
  if (isSafeEnd(tokens, at)) return false;
  if (SOURCES.test(name) || (USER_NAMES.test(name) && !isConnected)) return true;
  if (family === 'ruby' && /^(?:params|cookies)$/.test(name) && isGroup(next, '[')) return true;
  if (!isConnected && isTaintedName(name, token)) return true;
  if (!REQUESTS.test(name) || !isSymbol(next, '.', '->', '?.', '[')) {
    return REQUESTS.test(name) && !LOOSE.test(name) && isGroup(next, '[');
  }
  const member = tokens[at + 2];
  if (member?.kind !== 'word') return false;
  // `this.query(…)` is a call of our own.
  if (LOOSE.test(name) && member.text === 'query' && isGroup(tokens[at + 3], '(')) return false;
  return LOOSE.test(name) ? LOOSE_MEMBERS.test(member.text) : MEMBERS.test(member.text);
}

/** `params[:id].to_i`, `req.query.id.length` */
function isSafeEnd(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < Math.min(tokens.length, at + 12); next += 1) {
    const token = tokens[next];
    if (token?.kind === 'word' && isSymbol(tokens[next - 1], '.', '?.', '&.')) {
      if (NUMBERS.test(token.text)) return true;
      continue;
    }
    if (token?.kind !== 'group' && !isSymbol(token, '.', '?.', '&.', '->', '!')) return false;
  }
  return false;
}

/** `@RequestParam String name` → `name` */
export function annotatedNames(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word' || !ANNOTATIONS.test(token.text)) return [];
    const rest = tokens.slice(at + 1, at + 6);
    const end = rest.findIndex(next => isSymbol(next, ',', ':', '='));
    const names = (end < 0 ? rest : rest.slice(0, end)).filter(next => next.kind === 'word');
    const name = names.at(-1);
    return name?.kind === 'word' ? [name.text] : [];
  });
}

import type { Call } from './code/expressions.ts';
import { textOf } from './code/scopes.ts';
import { argumentWords } from './settingValues.ts';

const PERMISSIONS =
  /^(?:chmod|chmodSync|Chmod|fchmod|lchmod|mkdir|Mkdir|MkdirAll|mkdirSync|makedirs|mkdirs|OpenFile|WriteFile|umask|Umask|from_mode|mkfifo|setPosixFilePermissions|fromString|setWritable|mkdir_p|chmod_R|open|creat)$/;

export function isPermissionCall({ names, args }: Call): boolean {
  const last = names.at(-1) ?? '';
  if (!PERMISSIONS.test(last)) return false;
  if (/^umask$/i.test(last)) return /^(?:0+|0o0+)$/.test(argumentWords(args.flatMap(({ tokens }) => tokens)));
  if (last === 'setWritable') return /^true false$/.test(argumentWords(args.flatMap(({ tokens }) => tokens)));
  return args.some(({ tokens }, at) => {
    const token = tokens.at(-1);
    const text = textOf(token) ?? (token?.kind === 'number' ? token.text : '');
    if (/^[r-][w-][x-][r-][w-][x-][r-]w[x-]$/.test(text)) return true;
    const isMode = token?.kind === 'number' ? /^0o?\d|^511$|^438$/.test(text) : at > 0 || last.startsWith('chmod');
    return tokens.length <= 3 && isMode && (isWorldWritable(text) || /^(?:511|438)$/.test(text));
  });
}

/** `777`, `0666`, `a+w`, `o=rwx`, `ugo+rw` */
export function isWorldWritable(mode: string): boolean {
  return (
    /^["']?(?:0o?)?[0246]?[0-7][0-7][2367]["']?$/.test(mode) ||
    /(?:^|,)[ug]{0,2}[oa][ugoa]{0,3}[+=][rxXst]{0,5}w/.test(mode)
  );
}

import type { Import } from './importedFile.ts';

/** `use crate::…`, `use self::…`, `use super::…` and `mod …;`. */
export function rustImports(head: string, path: string): Import[] {
  const own = moduleOf(path);
  const found: Import[] = [];
  for (const [, name = ''] of head.matchAll(/^(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;/gm)) {
    found.push({ isFrom: isModule(own.root, [...own.parts, name]), names: new Map(), namespace: name });
  }
  for (const [, tree = ''] of head.matchAll(/^(?:pub(?:\([^)]*\))?\s+)?use\s+((?:crate|self|super)::[^;]+);/gm)) {
    for (const leaf of leavesOf(tree.replace(/\s+/g, ' '))) found.push(...importsOfLeaf(leaf, own));
  }
  return found;
}

interface Module {
  readonly root: string;
  readonly parts: readonly string[];
}

function importsOfLeaf(leaf: string, { root, parts }: Module): Import[] {
  const [whole = '', alias] = leaf.split(' as ');
  let at = [...parts];
  const rest = whole.split('::').filter(part => part !== '');
  while (rest[0] === 'crate' || rest[0] === 'self' || rest[0] === 'super') {
    const first = rest.shift();
    if (first === 'crate') at = [];
    if (first === 'super') at.pop();
  }
  if (rest.at(-1) === 'self') rest.pop();
  const name = rest.at(-1);
  if (name === undefined) return [];
  const inside = isModule(root, [...at, ...rest.slice(0, -1)]);
  if (name === '*') return [{ isFrom: inside, names: 'all' }];
  const asModule = { isFrom: isModule(root, [...at, ...rest]), names: new Map(), namespace: alias ?? name };
  return [{ isFrom: inside, names: new Map([[alias ?? name, name]]) }, asModule];
}

/** `a::{b, c::{d, e}}` → `a::b`, `a::c::d`, `a::c::e` */
function leavesOf(tree: string): string[] {
  const open = tree.indexOf('{');
  if (open < 0) return [tree.trim()];
  const before = tree.slice(0, open).trim();
  const leaves: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < tree.length; at++) {
    const char = tree[at];
    if (char === '{') depth++;
    if (char === '}') depth--;
    if ((char === ',' && depth === 1) || depth === 0) {
      const part = tree.slice(from, at).trim();
      if (part !== '') leaves.push(...leavesOf(part).map(leaf => before + leaf));
      from = at + 1;
    }
    if (depth === 0) break;
  }
  return leaves;
}

function moduleOf(path: string): Module {
  const inSources = /^(?=.*\.rs$)(.*\bsrc\/)?(.*)\.rs$/.exec(path);
  const parts = (inSources?.[2] ?? '').split('/');
  return {
    root: inSources?.[1] ?? '',
    parts: /^(?:mod|lib|main)$/.test(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts,
  };
}

function isModule(root: string, parts: readonly string[]): Import['isFrom'] {
  return ({ path }) => {
    const other = moduleOf(path);
    return other.root === root && other.parts.join('/') === parts.join('/');
  };
}

/** Prefixes of well-known keys, and the header of a key file. */
const KNOWN_KEY =
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY|\b(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9_-]{16,}|\b(?:ghp|gho|ghs|ghu|glpat|github_pat|xox[abprs]|hf|npm)[-_][A-Za-z0-9_-]{16,}|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{30,}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}/;

/** A quoted value after a name such as `password`. */
const NAMED =
  /(?:passw(?:or)?d|passwd|passphrase|secret|token|api_?key|private_?key|access_?key|auth_?key|credentials?)\w{0,40}["']?\]?\s*(?::\s*\w+\s*)?(?:=>|:=|[:=])\s*["'`]([^"'`\s]{6,})["'`]/i;

/** Placeholders, and references to where the value comes from. */
const PLACEHOLDER_VALUE =
  /[<>{}$%]|^(?:your|my|the|some|test|fake|dummy|example|change|replace|insert|xxx|\*|\.{3}|env|todo|none|null|undefined|true|false|string|password|secret|token)|example|placeholder|^(.)\1+$|^\w+_(?:KEY|TOKEN|SECRET|PASSWORD)$|^[a-z]+(?:[-_. /:][a-z]+)+$/i;

/** The plain-text key or password in a line. */
export function keyInLine(line: string): string | undefined {
  const known = KNOWN_KEY.exec(line)?.[0];
  if (known !== undefined) return known;
  const value = NAMED.exec(line)?.[1];
  return value === undefined || PLACEHOLDER_VALUE.test(value) ? undefined : value;
}

export type ConstructKind = 'eval' | 'shell' | 'certificate' | 'secret' | 'deserialization' | 'markup' | 'query';
export type WarningKind = ConstructKind | 'invisible' | 'automatic-run';

export interface UnsafeConstruct {
  readonly kind: ConstructKind;
  /** Language ids; all if absent. */
  readonly languages?: readonly string[];
  /** Matched with strings, without comments. */
  readonly pattern: RegExp;
  /** Must also match outside of strings: an error message may mention `eval`. */
  readonly outside?: RegExp;
}

const SCRIPT = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact', 'vue', 'svelte', 'html'];
const PYTHON = ['python'];
const SHELL = ['shellscript'];

/** Interpolated text: `${x}`, `#{x}`, `{x}` of an f-string, `%s`, a `+` beside a quote. */
const PUT_TOGETHER = String.raw`(?=[$#"'\x60+f.])(?:[$#]\{|["'\x60]\s*[+%]|[+]\s*["'\x60]|\bf["']|\.format\(|\$")`;

/** The lookahead fixes the first `FROM`. */
const QUERY = String.raw`(?:SELECT\s(?=(?<columns>.{1,300}?\sFROM))\k<columns>|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)`;

export const UNSAFE_CONSTRUCTS: readonly UnsafeConstruct[] = [
  {
    kind: 'eval',
    languages: SCRIPT,
    pattern: /(?<![\w.$])eval\s*\(|\bnew\s+Function\s*\(|\bvm\.runIn\w+\s*\(/,
    outside: /\beval\s*\(|\bFunction\s*\(|\brunIn/,
  },
  {
    kind: 'eval',
    languages: SCRIPT,
    pattern: /\bset(?:Timeout|Interval)\s*\(\s*["'`]/,
    outside: /\bset(?:Timeout|Interval)\s*\(/,
  },
  {
    kind: 'eval',
    languages: PYTHON,
    pattern: /(?<![\w.])(?:eval|exec)\s*\(|(?<![\w.])compile\s*\(.{0,400}["']exec["']|\b__import__\s*\(/,
    outside: /\b(?:eval|exec|compile|__import__)\s*\(/,
  },
  {
    kind: 'eval',
    languages: ['ruby'],
    pattern: /(?<![\w.])eval[\s(]|\.(?:instance|class|module)_eval[\s(]\s*["'`#\w]/,
    outside: /eval/,
  },
  {
    kind: 'eval',
    languages: ['php'],
    pattern: /(?<![\w>:])(?:eval|assert|create_function)\s*\(\s*["'$]/,
    outside: /\b(?:eval|assert|create_function)\s*\(/,
  },
  { kind: 'eval', languages: SHELL, pattern: /(?:^|[;&|]|\bthen|\bdo)\s*eval\s/, outside: /\beval\b/ },
  {
    kind: 'eval',
    languages: ['java', 'kotlin', 'groovy'],
    pattern: /\bScriptEngine\b.{0,400}\.eval\s*\(|\bengine\.eval\s*\(/,
    outside: /\.eval\s*\(/,
  },
  {
    kind: 'shell',
    languages: PYTHON,
    pattern:
      /\bshell\s*=\s*True\b|\bos\.(?:system|popen)\s*\(|\bcommands\.getoutput\s*\(|\bsubprocess\.get(?:status)?output\s*\(/,
    outside: /\bshell\s*=|\bos\.(?:system|popen)|getoutput/,
  },
  {
    kind: 'shell',
    languages: SCRIPT,
    pattern:
      /(?:(?<![\w.$])|\b(?:child_process|cp|shell|shelljs)\.)(?:exec|execSync|execAsync)\s*\(\s*(?:\x60[^\x60]*\$\{|["'][^"']*["']\s*\+|\w+\s*\+)|\bshell\s*:\s*true\b/,
    outside: /\bexec|\bshell\s*:/,
  },
  {
    kind: 'shell',
    languages: ['go'],
    pattern: /\bexec\.Command(?:Context)?\s*\((?:\s*\w+\s*,)?\s*"(?:\/bin\/)?(?:ba|z|da)?sh"\s*,\s*"-c"/,
    outside: /\bexec\.Command/,
  },
  {
    kind: 'shell',
    languages: ['java', 'kotlin', 'groovy', 'scala'],
    pattern:
      /\.exec\s*\(\s*(?:"[^"]*"\s*\+|\w+\s*\+|String\.format)|\bProcessBuilder\s*\(\s*"(?:\/bin\/)?(?:ba)?sh"\s*,\s*"-c"/,
    outside: /\.exec\s*\(|\bProcessBuilder/,
  },
  {
    kind: 'shell',
    languages: ['ruby'],
    pattern:
      /(?<![\w.])(?:system|exec|spawn|popen3?)[\s(]\s*["'][^"']*#\{|`(?:[^`#]|#(?!\{))*#\{[^`]*`|%x[[({][^\])}]{0,200}#\{/,
  },
  {
    kind: 'shell',
    languages: ['php'],
    pattern: /\b(?:shell_exec|exec|system|passthru|popen|proc_open)\s*\(\s*(?:["'][^"']*\$\w|["'][^"']*["']\s*\.|\$\w)/,
    outside: /\b(?:shell_exec|exec|system|passthru|popen|proc_open)\s*\(/,
  },
  {
    kind: 'shell',
    languages: ['csharp'],
    pattern:
      /\bProcess\.Start\s*\(\s*(?:\$"|"[^"]*"\s*\+|"(?:cmd|cmd\.exe|\/bin\/(?:ba)?sh|powershell)"\s*,(?:\s*\$"|.{0,400}\+))|\bArguments\s*=\s*(?:\$"(?:\/c|-c)|"(?:\/c|-c)[^"]*"\s*\+)/,
    outside: /\bProcess\.Start|\bArguments\s*=/,
  },
  {
    kind: 'shell',
    languages: SHELL,
    pattern: /\b(?:ba|z|da)?sh\s+-c\s+"[^"]*\$|\b(?:curl|wget)\b[^|]{0,400}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b/,
  },
  {
    kind: 'certificate',
    pattern:
      /\brejectUnauthorized["']?\s*[:=]\s*false\b|NODE_TLS_REJECT_UNAUTHORIZED["'\]]*\s*[:=]\s*["']?0|\bstrictSSL\s*[:=]\s*false\b|\bInsecureSkipVerify\s*[:=]\s*true\b/,
  },
  {
    kind: 'certificate',
    languages: PYTHON,
    pattern:
      /\bverify\s*=\s*False\b|\bssl\._create_unverified_context\b|\bCERT_NONE\b|\bcheck_hostname\s*=\s*False\b|\bdisable_warnings\s*\(|\bverify_ssl\s*=\s*False\b|\bssl\s*=\s*False\b/,
    outside: /verify|_create_unverified|CERT_NONE|check_hostname|disable_warnings|ssl/,
  },
  {
    kind: 'certificate',
    languages: ['ruby'],
    pattern: /\bVERIFY_NONE\b|\bverify\s*(?::|=>)\s*false\b|\bverify_ssl\s*(?::|=>)\s*false\b/,
    outside: /VERIFY_NONE|verify/,
  },
  {
    kind: 'certificate',
    languages: ['php'],
    pattern:
      /\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\b\s*(?:,|=>)\s*(?:false|0)\b|["']verify(?:_peer(?:_name)?)?["']\s*=>\s*false\b/i,
  },
  {
    kind: 'certificate',
    languages: ['java', 'kotlin', 'groovy', 'scala'],
    pattern:
      /\bALLOW_ALL_HOSTNAME_VERIFIER\b|\bNoopHostnameVerifier\b|\bTrustAll\w*\b|setHostnameVerifier\s*\(\s*(?:\(\s*)?(?:\w{1,40}\s*)?(?:,\s*)?(?:\w{1,40}\s*)?(?:\)\s*)?->\s*true|checkServerTrusted\s*\([^)]{0,400}\)\s*(?:throws\s+\w+\s*)?\{\s*\}/,
    outside: /VERIFIER|Verifier|TrustAll|checkServerTrusted/,
  },
  {
    kind: 'certificate',
    languages: ['csharp'],
    pattern:
      /ServerCertificate(?:Custom)?ValidationCallback\s*\+?=\s*(?:delegate\b.{0,400}return true|\([^)]{0,400}\)\s*=>\s*true)|\bDangerousAcceptAnyServerCertificateValidator\b/,
    outside: /ValidationCallback|DangerousAccept/,
  },
  {
    kind: 'certificate',
    languages: SHELL,
    pattern:
      /\bcurl\b[^|;]{0,200}\s(?:-(?=[a-zA-Z]*k)[a-zA-Z]+|--insecure)\b|\bwget\b[^|;]{0,400}--no-check-certificate|\bGIT_SSL_NO_VERIFY=|http\.sslVerify\s*(?:=\s*)?false/,
  },
  {
    kind: 'deserialization',
    languages: PYTHON,
    pattern:
      /\b(?:pickle|cPickle|dill|cloudpickle|marshal|shelve)\.(?:loads?|Unpickler|open)\s*\(|\byaml\.(?:unsafe_load|full_load)\s*\(|\byaml\.load\s*\((?!.{0,400}(?:Safe|CSafe|Base)Loader)|\bjsonpickle\.decode\s*\(|\btorch\.load\s*\((?!.{0,400}weights_only\s*=\s*True)/,
    outside: /\.(?:loads?|Unpickler|open|unsafe_load|full_load|decode)\s*\(/,
  },
  {
    kind: 'deserialization',
    languages: ['ruby'],
    pattern: /\bMarshal\.load\b|\bYAML\.(?:unsafe_load|load)\b(?!_)/,
    outside: /Marshal\.load|YAML\./,
  },
  { kind: 'deserialization', languages: ['php'], pattern: /\bunserialize\s*\(\s*\$/, outside: /\bunserialize/ },
  {
    kind: 'deserialization',
    languages: ['java', 'kotlin', 'groovy', 'scala'],
    pattern: /\bnew\s+(?:ObjectInputStream|XMLDecoder)\s*\(|\.readObject\s*\(\s*\)/,
    outside: /ObjectInputStream|XMLDecoder|readObject/,
  },
  {
    kind: 'deserialization',
    languages: ['csharp'],
    pattern:
      /\bnew\s+(?:BinaryFormatter|NetDataContractSerializer|SoapFormatter|LosFormatter)\b|\bTypeNameHandling\.(?:All|Auto|Objects)\b/,
    outside: /Formatter|Serializer|TypeNameHandling/,
  },
  {
    kind: 'deserialization',
    languages: SCRIPT,
    pattern: /\b(?:node-serialize|serialize)\.unserialize\s*\(|\bunserialize\s*\(/,
    outside: /unserialize/,
  },
  {
    kind: 'markup',
    languages: SCRIPT,
    pattern:
      /\.(?:inner|outer)HTML\s*\+?=(?!\s*["'`][^"'`$]*["'`]\s*(?:;\s*)?$)\s*\S|\.insertAdjacentHTML\s*\(|\bdocument\.write(?:ln)?\s*\(|\bdangerouslySetInnerHTML\b|\bv-html\s*=|\{@html\b/,
    outside: /HTML\b|document\.write|v-html|@html/i,
  },
  {
    kind: 'markup',
    languages: PYTHON,
    pattern: new RegExp(
      String.raw`\bmark_safe\s*\(|\bMarkup\s*\((?:\s*f["']|.{0,200}${PUT_TOGETHER}|[^"']{0,200}["'].{0,200}\$\w)|\brender_template_string\s*\(|\bautoescape\s*=\s*False\b`,
    ),
    outside: /mark_safe|Markup|render_template_string|autoescape/,
  },
  { kind: 'markup', languages: ['ruby', 'erb'], pattern: /\.html_safe\b|\braw\s*\(/, outside: /html_safe|raw/ },
  {
    kind: 'markup',
    languages: ['php'],
    pattern: /\becho\s.{0,150}\$_(?:GET|POST|REQUEST|COOKIE)\b(?!.{0,150}htmlspecialchars)/,
  },
  {
    kind: 'query',
    pattern: new RegExp(
      String.raw`["'\x60]\s*${QUERY}\b.{0,300}(?:\$\{|#\{|["']\s*(?:\+|\.(?!format)|%)\s*[\w($]|["']\.format\()`,
      'i',
    ),
  },
  {
    kind: 'query',
    languages: PYTHON,
    pattern: new RegExp(String.raw`\bf["'](?=(?<query>.{0,40}?\b${QUERY}\b))\k<query>.{0,300}\{[^{}]+\}`, 'i'),
  },
  {
    kind: 'query',
    languages: ['go'],
    pattern: /\bfmt\.Sprintf\s*\(\s*["`]\s*(?:SELECT|INSERT|UPDATE|DELETE)\b.{0,400}%[svdq]/i,
    outside: /\bfmt\.Sprintf/,
  },
];

export const UNSAFE_MESSAGES: Readonly<Record<ConstructKind, string>> = {
  eval: 'Runs a string as code; anyone who controls the string can run anything.',
  shell: 'Passes a string to a shell; spaces, quotes or $( ) in a value run as commands. Pass the arguments as a list.',
  certificate: 'Turns off certificate checks; an attacker on the network can read and change the data.',
  secret: 'Looks like a key or password in code, where it ends up in the repository. Read it from the environment.',
  deserialization: 'Deserializes data that can run code. Use a plain data format.',
  markup: 'Inserts a string as HTML; a value can contain a script. Set it as text.',
  query: 'Builds a query from strings; a value can change the query. Use parameters.',
};

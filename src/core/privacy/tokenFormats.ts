/**
 * From secretlint 13.1 (MIT, licenses/secretlint.txt), with shorter ends: half a token must not be sent either. A test
 * compares both.
 */
export interface TokenFormat {
  readonly service: string;
  readonly rule?: string;
  readonly starts: string;
  /** Of `A-Z a-z 0-9 _ + / = . ~ : -` after the prefix. */
  readonly least: number;
}

export const TOKEN_FORMATS: readonly TokenFormat[] = [
  { service: 'AWS', rule: 'aws', starts: 'AKIA ASIA AGPA AIDA AROA AIPA ANPA ANVA', least: 12 },
  { service: 'Google', rule: 'gcp', starts: 'AIza ya29. GOCSPX- 1//0', least: 16 },
  { service: 'GitHub', rule: 'github', starts: 'ghp_ gho_ ghu_ ghs_ ghr_ github_pat_', least: 12 },
  {
    service: 'GitLab',
    rule: 'gitlab',
    starts: 'glpat- gldt- glrt- glcbt- glptt- glft- glimt- glagent- gloas- glsoat-',
    least: 12,
  },
  { service: 'Slack', rule: 'slack', starts: 'xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp-', least: 8 },
  { service: 'Slack', rule: 'slack', starts: 'hooks.slack.com/services/ hooks.slack.com/workflows/', least: 8 },
  { service: 'Anthropic', rule: 'anthropic', starts: 'sk-ant-', least: 8 },
  { service: 'OpenAI or OpenRouter', rule: 'openai', starts: 'sk-or-v1- sk-proj- sk-svcacct- sk-admin-', least: 8 },
  { service: 'Groq', rule: 'groq', starts: 'gsk_', least: 16 },
  { service: 'Hugging Face', rule: 'huggingface', starts: 'hf_', least: 20 },
  { service: 'a provider of models', starts: 'r8_ pplx- xai- tgp_v1_', least: 20 },
  { service: 'npm', rule: 'npm', starts: 'npm_', least: 20 },
  { service: 'a package registry', starts: 'pypi- rubygems_ CLOJARS_', least: 16 },
  { service: 'Stripe', rule: 'stripe', starts: 'sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ whsec_', least: 8 },
  { service: 'Square or Shippo', starts: 'sq0atp- sq0csp- shippo_live_ shippo_test_', least: 16 },
  { service: 'Shopify', rule: 'shopify', starts: 'shppa_ shpca_ shpat_ shpss_', least: 16 },
  { service: 'SendGrid', rule: 'sendgrid', starts: 'SG.', least: 20 },
  { service: 'a mail service', starts: 'xkeysib- key-', least: 32 },
  { service: 'Discord', starts: 'discord.com/api/webhooks/ discordapp.com/api/webhooks/', least: 8 },
  { service: '1Password', rule: '1password', starts: 'ops_ey', least: 16 },
  { service: 'Vault', rule: 'hashicorp-vault', starts: 'hvs. hvb. hvr. atlasv1.', least: 20 },
  { service: 'Doppler or Pulumi', starts: 'dp.pt. dp.st. dp.ct. dp.sa. pul-', least: 16 },
  { service: 'DigitalOcean', starts: 'dop_v1_ doo_v1_ dor_v1_', least: 16 },
  { service: 'Cloudflare', rule: 'cloudflare', starts: 'cfk_ cfut_ cfat_', least: 16 },
  { service: 'Vercel', rule: 'vercel', starts: 'vcp_ vci_ vca_ vcr_ vck_', least: 16 },
  { service: 'Netlify, Fly or Heroku', starts: 'nfp_ fo1_ fm2_ HRKU-', least: 16 },
  { service: 'Docker', rule: 'docker', starts: 'dckr_pat_ dckr_oat_', least: 16 },
  { service: 'Databricks', rule: 'databricks', starts: 'dapi', least: 32 },
  { service: 'Tailscale', rule: 'tailscale', starts: 'tskey-', least: 12 },
  { service: 'Grafana', rule: 'grafana', starts: 'glc_ glsa_ eyJrIjoi', least: 16 },
  { service: 'a monitoring service', starts: 'NRAK- NRJS- NRAA- NRII- sntrys_ sntryu_ dt0c01. phx_', least: 16 },
  { service: 'Figma', rule: 'figma', starts: 'figd_', least: 16 },
  { service: 'Linear', rule: 'linear', starts: 'lin_api_ lin_oauth_', least: 16 },
  { service: 'Notion', rule: 'notion', starts: 'ntn_', least: 16 },
  { service: 'Atlassian', starts: 'ATATT3 ATCTT3 ATBB', least: 16 },
  { service: 'a database', starts: 'pscale_tkn_ pscale_pw_ pscale_oauth_ sbp_ sb_secret_ napi_', least: 16 },
  { service: 'a service', starts: 'PMAK- CFPAT- sgp_ tfp_ aio_ LTAI AKID', least: 16 },
  { service: 'a JSON Web Token', starts: 'eyJhbGciOi eyJ0eXAiOi eyJraWQiOi eyJ', least: 12 },
];

/** See `secretLine.ts`. */
export const RULES_ELSEWHERE = ['privatekey', 'basicauth', 'database-connection-string', 'filter-comments'] as const;

interface Start {
  readonly text: string;
  readonly least: number;
  readonly service: string;
}

const STARTS: ReadonlyMap<string, readonly Start[]> = byBeginning();

function byBeginning(): ReadonlyMap<string, readonly Start[]> {
  const found = new Map<string, Start[]>();
  for (const { service, starts, least } of TOKEN_FORMATS) {
    for (const text of starts.split(' ')) {
      const beginning = text.slice(0, 2);
      found.set(beginning, [...(found.get(beginning) ?? []), { text, least, service }]);
    }
  }
  return found;
}

const REST = /[\w+/=.~:-]{0,64}/y;

/** Key files, password hashes (`$6$…`), and tokens without a prefix: Telegram, Azure, Mailchimp, plain `sk-`. */
const WITHOUT_START =
  /-----BEGIN|PuTTY-User-Key-File|AGE-SECRET-KEY-1|:AA[\w-]{30}|\dQ~[\w.~-]{24}|-us\d{1,2}\b(?<=[0-9a-f]{32}-us\d{1,2})|\bsk-[A-Za-z0-9]{20}|\$(?:apr1|[1256y]|2[aby]|argon2id?)\$[\w./,=+-]{8}/;

export function tokenIn(line: string): string | undefined {
  // `AKIA` inside a longer word is chance.
  for (let index = 0, isInside = false; index < line.length; index++) {
    const wasInside = isInside;
    isInside = isAlphanumeric(line.charCodeAt(index));
    const service = isInside && !wasInside ? tokenAt(line, index) : undefined;
    if (service !== undefined) return `a token of ${service}`;
  }
  return WITHOUT_START.test(line) ? 'a key' : undefined;
}

function tokenAt(line: string, index: number): string | undefined {
  const candidates = STARTS.get(line.slice(index, index + 2));
  return candidates?.find(({ text, least }) => {
    if (!line.startsWith(text, index)) return false;
    REST.lastIndex = index + text.length;
    const rest = REST.exec(line)?.[0] ?? '';
    return rest.length >= least && isTokenLike(text + rest);
  })?.service;
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

/** Not `npm_config_registry_url`: no digit or change of case. */
function isTokenLike(text: string): boolean {
  return /\d/.test(text) || (/[a-z][A-Z]/.test(text) && /[A-Z][a-z]/.test(text));
}

import { FIRST, type SinkRow } from './sink.ts';

const SQL_FRAGMENT = /[=<>]|\b(?:like|in|and|or|asc|desc|is|not|between|select|from|where|set|values)\b/i;

/** Text that a browser or a database reads. */
export const TEXT_SINKS: readonly SinkRow[] = [
  ['markup', 'script', 'variable', '*.insertAdjacentHTML *.createContextualFragment', { argument: 1 }],
  ['markup', 'script', 'variable', '*.createContextualFragment', FIRST],
  ['markup', 'script', 'variable', 'document.write document.writeln @html *.setHTMLUnsafe'],
  ['markup', 'script', 'variable', '$.html jQuery.html *.html', { argument: 0, most: 1 }],
  [
    'markup',
    'script',
    'composed',
    '*.append *.prepend *.after *.before *.replaceWith $ jQuery',
    { argument: 0, text: /<\w/ },
  ],
  [
    'markup',
    'script',
    'always',
    '*.bypassSecurityTrustHtml *.bypassSecurityTrustScript *.bypassSecurityTrustUrl *.bypassSecurityTrustResourceUrl',
  ],
  ['markup', 'script', 'variable', 'Handlebars.SafeString SafeString raw'],
  ['markup', 'python', 'variable', '~mark_safe Markup markupsafe.Markup SafeString', FIRST],
  ['markup', 'python', 'variable', '~render_template_string', FIRST],
  ['markup', 'ruby', 'variable', 'raw helpers.raw *.raw_html SafeBuffer.new', FIRST],
  ['markup', 'ruby', 'variable', 'render', { needs: /\binline\b/ }],
  ['markup', 'php', 'tainted', 'echo print printf'],
  ['markup', 'jvm', 'tainted', '*.println *.print *.write *.append *.printf'],
  ['markup', 'dotnet', 'variable', 'Html.Raw HtmlString MarkupString MvcHtmlString.Create MvcHtmlString', FIRST],
  ['markup', 'dotnet', 'tainted', 'Response.Write Response.WriteAsync'],
  ['markup', 'go', 'variable', 'template.HTML template.JS template.URL template.HTMLAttr template.CSS', FIRST],
  ['markup', 'go', 'tainted', 'fmt.Fprintf fmt.Fprint fmt.Fprintln w.Write io.WriteString'],
  ['markup', 'script', 'tainted', 'res.send res.write res.end response.send response.write', { text: /<|^$/ }],
  ['markup', 'elixir', 'variable', 'raw Phoenix.HTML.raw', FIRST],

  [
    'query',
    'script python ruby php jvm dotnet go rust perl lua elixir swift dart',
    'composed',
    '~where ~having ~order ~orderBy ~group ~joins ~whereRaw ~orWhereRaw ~andWhere ~orWhere',
    { argument: 0, text: SQL_FRAGMENT },
  ],
  [
    'query',
    'script python ruby php jvm dotnet go rust perl lua elixir swift dart',
    'composed',
    '~orderByRaw ~havingRaw ~selectRaw ~raw ~literal ~text ~extra ~find_by_sql ~select_all ~exec_query ~fromRaw ~DB.raw',
    { text: SQL_FRAGMENT },
  ],
  [
    'query',
    'script python ruby php jvm dotnet go rust perl lua elixir swift dart',
    'composed',
    '~execute ~executemany ~executescript ~query ~Query ~QueryRow ~QueryContext ~Exec ~ExecContext ~exec ~prepare ~executeQuery ~executeUpdate',
    {
      text: /^\s*(?:select|insert|update|delete|merge|drop|alter|create|truncate|call|exec|with|replace|pragma|set|show|use|explain|copy|grant)\b/i,
    },
  ],
  [
    'query',
    'script python ruby php jvm dotnet go rust',
    'composed',
    '~createQuery ~createNativeQuery ~createSQLQuery ~queryForList ~queryForObject ~FromSqlRaw ~ExecuteSqlRaw ~ExecuteSqlRawAsync ~SqlQuery ~SqlQueryRaw ~SqlCommand ~OleDbCommand ~NpgsqlCommand ~MySqlCommand ~SqliteCommand ~$queryRawUnsafe ~$executeRawUnsafe',
  ],
  [
    'query',
    'script',
    'tainted',
    '*.find *.findOne *.findOneAndUpdate *.updateOne *.updateMany *.deleteOne *.deleteMany *.countDocuments',
    { argument: 0, needs: /\b(?:body|query)\b/, unless: /\b(?:String|toString|eq)\b/ },
  ],
  ['query', 'script', 'composed', '$where *.$where'],
  [
    'query',
    'script python ruby php jvm dotnet',
    'composed',
    '~search ~searchSync ~FindAll ~ldap_search ~search_s ~search_ext_s',
    { text: /^\(?[&|!]?\(*[\w-]+=/ },
  ],
  [
    'query',
    'script python ruby php jvm dotnet',
    'composed',
    '~xpath ~evaluate ~SelectSingleNode ~SelectNodes ~XPathEvaluate ~select',
    { text: /^\.?\/{1,2}[\w*]/ },
  ],
  ['query', 'rust', 'composed', '~sql_query'],
  ['query', 'sql', 'composed', 'execute exec EXECUTE EXEC PREPARE prepare sp_executesql'],
];

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code as a model writes it, not ours.
import assert from 'node:assert/strict';
import { warningsOf } from '../../../../src/core/refactor/safety/warnings.ts';
import { finish } from '../../../../src/core/steps.ts';

function kindsIn(languageId: string, after: string, there: { before?: string; selected?: string } = {}): string[] {
  const before = there.before ?? '';
  return finish(warningsOf({ path: 'a', languageId, selected: there.selected ?? before, before, after })).map(
    ({ kind }) => kind,
  );
}

describe('warnings about a proposal', () => {
  for (const [languageId, kind, line] of [
    ['python', 'eval', 'value = eval(text)'],
    ['python', 'eval', 'exec(code, {})'],
    ['typescript', 'eval', 'const f = new Function("a", body);'],
    ['javascript', 'eval', 'setTimeout("go()", 10);'],
    ['ruby', 'eval', 'eval(params[:code])'],
    ['php', 'eval', 'eval("$code;");'],
    ['shellscript', 'eval', 'eval "$command"'],
    ['python', 'shell', 'subprocess.run(f"rm {path}", shell=True)'],
    ['python', 'shell', 'os.system("ls " + path)'],
    ['typescript', 'shell', 'execSync(`rm -rf ${folder}`);'],
    ['javascript', 'shell', "child_process.exec('ls ' + folder, done);"],
    ['javascript', 'shell', 'spawn(name, args, { shell: true });'],
    ['go', 'shell', 'cmd := exec.Command("sh", "-c", "ls "+dir)'],
    ['java', 'shell', 'Runtime.getRuntime().exec("ls " + dir);'],
    ['ruby', 'shell', 'system("rm #{path}")'],
    ['ruby', 'shell', 'out = `ls #{dir}`'],
    ['php', 'shell', 'shell_exec("ls $dir");'],
    ['csharp', 'shell', 'Process.Start($"cmd /c {name}");'],
    ['shellscript', 'shell', 'curl -s https://a.example/x.sh | sudo bash'],
    ['typescript', 'certificate', 'const agent = new Agent({ rejectUnauthorized: false });'],
    ['javascript', 'certificate', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';"],
    ['python', 'certificate', 'requests.get(url, verify=False)'],
    ['go', 'certificate', 'TLSClientConfig: &tls.Config{InsecureSkipVerify: true},'],
    ['java', 'certificate', 'builder.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);'],
    ['ruby', 'certificate', 'http.verify_mode = OpenSSL::SSL::VERIFY_NONE'],
    ['php', 'certificate', 'curl_setopt($c, CURLOPT_SSL_VERIFYPEER, false);'],
    ['csharp', 'certificate', 'h.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;'],
    ['shellscript', 'certificate', 'curl -sk https://a.example'],
    ['yaml', 'certificate', '  NODE_TLS_REJECT_UNAUTHORIZED: "0"'],
    ['python', 'secret', 'API_KEY = "q8Zr2LmT0xWb7Vn5"'],
    ['typescript', 'secret', "const client = connect({ password: 'hunter2hunter' });"],
    ['go', 'secret', 'token := "ghp_abcdefghijklmnopqrstuvwxyz012345"'],
    ['python', 'secret', '# sk_live_0123456789abcdefghij'],
    // As for ghost text: any form that core/privacy knows.
    ['python', 'secret', 'psql("postgres://app:hunter2@db.example/app")'],
    ['shellscript', 'secret', 'curl -u admin:hunter2hunter https://a.example'],
    ['yaml', 'secret', 'password: hunter2hunter'],
    ['python', 'deserialization', 'data = pickle.loads(raw)'],
    ['python', 'deserialization', 'data = yaml.load(text)'],
    ['ruby', 'deserialization', 'data = Marshal.load(raw)'],
    ['php', 'deserialization', 'unserialize($raw);'],
    ['java', 'deserialization', 'var in = new ObjectInputStream(stream);'],
    ['csharp', 'deserialization', 'var f = new BinaryFormatter();'],
    ['typescript', 'markup', 'element.innerHTML = `<b>${name}</b>`;'],
    ['javascript', 'markup', 'element.innerHTML = html;'],
    ['typescriptreact', 'markup', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['python', 'markup', 'return mark_safe(text)'],
    ['ruby', 'markup', 'text.html_safe'],
    ['python', 'query', 'db.execute(f"SELECT * FROM users WHERE name = \'{name}\'")'],
    ['typescript', 'query', 'db.query(`DELETE FROM users WHERE id = ${id}`);'],
    ['go', 'query', 'q := fmt.Sprintf("SELECT * FROM t WHERE a = \'%s\'", a)'],
    ['java', 'query', 'st.executeQuery("SELECT * FROM t WHERE a = " + a);'],
  ] as const) {
    it(`${kind} in ${languageId}: ${line}`, () => assert.deepEqual(kindsIn(languageId, `a\n${line}\n`), [kind]));
  }
});

describe('no warning about', () => {
  for (const [languageId, line] of [
    ['python', '# never use eval(text) here'],
    ['python', 'raise ValueError("eval(x) is not allowed")'],
    ['python', 'model.eval()'],
    ['python', 'result = self.eval(x)'],
    ['python', 'data = yaml.safe_load(text)'],
    ['python', 'data = yaml.load(text, Loader=yaml.SafeLoader)'],
    ['python', 'subprocess.run(["ls", path], check=True)'],
    ['python', 'requests.get(url, verify=True)'],
    ['python', 'API_KEY = os.environ["API_KEY"]'],
    ['python', 'password = "your-password"'],
    ['python', 'db.execute("SELECT * FROM users WHERE name = ?", (name,))'],
    ['typescript', 'const match = /a/.exec(a + b);'],
    ['typescript', 'element.textContent = name;'],
    ['typescript', "element.innerHTML = '';"],
    ['typescript', 'const evaluate = (x: number) => x;'],
    ['typescript', '// rejectUnauthorized: false'],
    ['typescript', "const token = 'token';"],
    ['typescript', 'setTimeout(() => go(), 10);'],
    ['typescript', 'const label = `Select ${name} from the list`;'],
    ['go', 'cmd := exec.Command("ls", dir)'],
    ['java', '// Runtime.getRuntime().exec("ls " + dir);'],
    ['shellscript', 'echo "evaluate"'],
    ['csharp', 'var password = Environment.GetEnvironmentVariable("PASSWORD");'],
  ] as const) {
    it(`${languageId}: ${line}`, () => assert.deepEqual(kindsIn(languageId, `a\n${line}\n`), []));
  }

  it('a line that was in the file before', () =>
    assert.deepEqual(kindsIn('python', 'x = eval(a)\ny = 1\n', { before: 'x = eval(a)\n', selected: '' }), []));

  it('a kind that the selection had', () =>
    assert.deepEqual(kindsIn('python', 'y = eval(b)\n', { before: 'x = eval(a)\n' }), []));

  it('a key that only moves, but not a new one', () => {
    const before = 'key = {"api_key": "q8Zr2LmT0xWb7Vn5"}\n';
    assert.deepEqual(kindsIn('python', 'API_KEY = "q8Zr2LmT0xWb7Vn5"\n', { before }), []);
    assert.deepEqual(kindsIn('python', 'API_KEY = "q8Zr2LmT0xWb7Vn6"\n', { before }), ['secret']);
    assert.deepEqual(kindsIn('yaml', 'api_key: q8Zr2LmT0xWb7Vn6\n', { before: 'api_key: q8Zr2LmT0xWb7Vn5\n' }), [
      'secret',
    ]);
  });

  it('names the line, so that it can be marked', () =>
    assert.deepEqual(
      finish(
        warningsOf({
          path: 'a.py',
          languageId: 'python',
          selected: '',
          before: '',
          after: 'a\r\n\r\n    b = eval(c)\r\n',
        }),
      ).map(({ line, excerpt }) => [line, excerpt]),
      [[2, 'b = eval(c)']],
    ));
});

import type { SinkRow } from './sink.ts';

const WEB = 'script python ruby php jvm dotnet go';

/** Paths and addresses of a request. */
export const REQUEST_SINKS: readonly SinkRow[] = [
  [
    'path',
    'script',
    'tainted',
    '*.sendFile *.download *.sendfile ~readFile ~readFileSync ~createReadStream ~createWriteStream ~writeFile ~writeFileSync ~unlink ~unlinkSync ~rm ~rmSync ~readdir ~readdirSync ~appendFile',
  ],
  [
    'path',
    'python',
    'tainted',
    'open ~send_file ~FileResponse os.remove os.unlink os.listdir shutil.rmtree shutil.copy io.open codecs.open pathlib.Path Path *.read_text *.save',
  ],
  [
    'path',
    'php',
    'tainted',
    'include include_once require require_once readfile file_get_contents file_put_contents fopen file unlink move_uploaded_file rmdir opendir scandir',
  ],
  [
    'path',
    'ruby',
    'tainted',
    '~send_file File.read File.open File.new File.readlines File.delete File.write IO.read File.binread Dir.entries FileUtils.rm Pathname.new',
  ],
  ['path', 'ruby', 'tainted', 'render', { needs: /\bfile\b/ }],
  [
    'path',
    'jvm',
    'tainted',
    'File FileInputStream FileOutputStream FileReader FileWriter RandomAccessFile Paths.get Path.of Files.readAllBytes Files.readString Files.newInputStream Files.copy Files.delete Files.lines FileSystemResource *.getResourceAsStream *.resolve',
  ],
  [
    'path',
    'go',
    'tainted',
    'os.Open os.OpenFile os.ReadFile os.Create os.WriteFile os.Remove os.RemoveAll os.ReadDir ioutil.ReadFile ioutil.WriteFile http.ServeFile *.File *.SendFile',
  ],
  [
    'path',
    'dotnet',
    'tainted',
    'File.ReadAllText File.ReadAllBytes File.OpenRead File.Open File.WriteAllText File.Delete File.ReadAllTextAsync File.ReadAllBytesAsync FileStream StreamReader PhysicalFile Path.Combine Directory.GetFiles',
  ],
  ['path', 'rust', 'tainted', 'File.open fs.read fs.read_to_string NamedFile.open fs.write fs.remove_file'],

  [
    'redirect',
    WEB,
    'tainted',
    '~redirect ~redirect_to ~sendRedirect ~HttpResponseRedirect ~RedirectResponse ~Redirect ~RedirectPermanent http.Redirect ~RedirectView ~redirectTo',
  ],
  ['redirect', 'php', 'tainted', 'header', { text: /^location:/i }],
  ['redirect', 'script', 'tainted', 'location.assign location.replace window.open'],

  [
    'request',
    'script',
    'tainted',
    'fetch axios got request needle superagent.get ~axios.get ~axios.post ~axios.request ~got.get http.get https.get http.request https.request request.get ~fetch undici.request',
  ],
  [
    'request',
    'python',
    'tainted',
    'requests.get requests.post requests.put requests.delete requests.head requests.request urllib.request.urlopen urlopen httpx.get httpx.post *.urlopen session.get session.post client.get',
  ],
  ['request', 'php', 'tainted', 'curl_init curl_setopt file_get_contents Http.get $client.get $client.request'],
  [
    'request',
    'ruby',
    'tainted',
    'Net.HTTP.get Net.HTTP.get_response URI.open URI.parse open RestClient.get HTTParty.get Faraday.get HTTP.get',
  ],
  ['request', 'jvm', 'tainted', 'URL *.getForObject *.getForEntity *.exchange URI.create HttpGet Jsoup.connect'],
  ['request', 'go', 'tainted', 'http.Get http.Post http.Head http.NewRequest client.Get http.NewRequestWithContext'],
  [
    'request',
    'dotnet',
    'tainted',
    '*.GetAsync *.GetStringAsync *.PostAsync *.DownloadString WebRequest.Create *.GetByteArrayAsync',
  ],
  ['request', 'rust', 'tainted', 'reqwest.get client.get'],
];

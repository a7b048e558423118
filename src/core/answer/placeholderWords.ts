/**
 * - `rest`: nouns for the part that was left out
 * - `existing`: code that is there already
 * - `other`: weaker, also says "another one": `other`, `previous`
 * - `unchanged`: enough by itself
 * - `same`: enough if it is about code: `the code as before`
 * - `stays`: verbs: `stays the same`
 * - `code`: nouns for code
 * - `data`: nouns for parts of a file that may also be a program's own: `items`
 * - `brevity`: `omitted for brevity`
 * - `filler`: says nothing by itself
 */
export const WORD_KINDS = [
  'rest',
  'existing',
  'other',
  'unchanged',
  'same',
  'stays',
  'code',
  'data',
  'here',
  'brevity',
  'filler',
] as const;

export type WordKind = (typeof WORD_KINDS)[number];

/** In lower case, separated by spaces. `so_on` is two words; `rest*` may have up to four more letters. */
type Words = Readonly<Record<WordKind, string>>;

const english: Words = {
  rest: 'rest remainder everything_else all_else',
  existing: 'existing remaining',
  other: 'other others previous original more etc so_on so_forth similarly',
  unchanged: 'unchanged untouched omitted elided truncated snip snipped',
  same: 'same identical as_is as_before as_previously no_change no_changes not_changed not_shown not_repeated',
  stays: 'remains remain stays stay keep keeps kept leave',
  code: 'code function functions method methods class classes implementation implementations module component components body script imports tests logic members routes constructor constructors handlers statements definitions declarations structs interfaces helpers endpoints hooks getters setters',
  data: 'file files content contents items steps jobs lines elements entries fields keys options settings props properties attributes rows cases variables columns section sections part parts exports types rules styles configuration config',
  here: 'here',
  brevity: 'brevity clarity simplicity',
  filler:
    'the your my our this that these those of a an and or as is are be in for from at it its all any above below before after earlier needed necessary goes go follows follow continues',
};

const german: Words = {
  rest: 'rest rests restes restcode alles_andere alles_übrige alles_weitere',
  existing: 'restliche* übrige* verbleibende* bestehende* vorhandene* existierende*',
  other: 'andere* weitere* vorherige* bisherige* ursprüngliche* usw und_so_weiter',
  unchanged: 'unverändert* unberührt ausgelassen weggelassen gekürzt',
  same: 'gleich identisch bestehen erhalten wie_zuvor wie_vorher wie_bisher wie_gehabt keine_änderung* ohne_änderung* nicht_verändert nicht_geändert',
  stays: 'bleibt bleiben beibehalten',
  code: 'codes quellcode* quelltext* funktion* methode* klasse* implementierung* modul* komponente* rumpf funktionsrumpf skript* logik importe testfälle konstruktor* routen programm* programmcode anweisungen definitionen deklarationen',
  data: 'datei* zeilen elemente* einträge* felder* eigenschaften attribute* schlüssel optionen inhalt* abschnitt* teil teile teils parameter variablen einstellungen konfiguration',
  here: 'hier',
  brevity: 'kürze übersichtlichkeit lesbarkeit',
  filler:
    'der die das des dem den dieser dieses diese diesem dein* ihr ihre* mein* vom von im am an und oder ist sind wird werden oben unten kommt kommen steht stehen folgt folgen für zur zum halber wegen aus wie alle aller',
};

const french: Words = {
  rest: 'reste',
  existing: 'restant* existant*',
  other: 'autre autres précédent* originel* origine ainsi_de_suite',
  unchanged: 'inchangé* omis omise omises tronqué* abrégé*',
  same: 'même mêmes identique identiques tel_quel tels_quels telle_quelle telles_quelles comme_avant comme_précédemment sans_changement* sans_modification* pas_de_changement* aucun_changement aucune_modification non_modifié* pas_changé pas_modifié* ne_change_pas ne_changent_pas',
  stays: 'restent demeure demeurent garder gardez conserver conservez',
  code: 'fonction* méthode* classe* implémentation* composant* corps logique importations constructeur* déclarations définitions programme gestionnaires',
  data: 'fichier* lignes éléments entrées champs propriétés attributs clés contenu sections partie parties paramètres réglages',
  here: 'ici',
  brevity: 'concision brièveté clarté lisibilité',
  filler:
    'le la les l du de des d votre vos mon notre ce cet cette ces un une et ou est sont n a ne en dans pour plus souci à au aux par ci dessus dessous avant après comme suit suivent va tout toute tous toutes',
};

const spanish: Words = {
  rest: 'resto demás',
  existing: 'restante restantes existente existentes',
  other:
    'otro otros otra otras anterior anteriores previo previos previa previas originales así_sucesivamente etcétera',
  unchanged: 'omitido omitida omitidos omitidas inalterado inalterada inalterados inalteradas truncado',
  same: 'mismo misma mismos mismas igual iguales idéntico idéntica tal_cual como_antes sin_cambios sin_cambio sin_modificar sin_modificaciones sin_alteraciones no_cambia no_cambian',
  stays: 'permanece permanecen queda quedan sigue siguen mantener mantiene mantienen conservar',
  code: 'código función funciones método métodos clase clases implementación módulo componente componentes cuerpo lógica importaciones pruebas constructores rutas declaraciones definiciones programa',
  data: 'archivo archivos fichero líneas elementos entradas campos propiedades atributos claves opciones contenido sección secciones parte partes parámetros ajustes configuración',
  here: 'aquí acá',
  brevity: 'brevedad claridad simplicidad',
  filler:
    'el los las lo del al tu su sus y o es está están para por se ese esa eso va van continúa todo toda todos todas',
};

const portuguese: Words = {
  rest: 'restante',
  existing: 'restantes',
  other: 'outro outros outra outras demais mais originais assim_por_diante',
  unchanged: 'intacto intacta inalterado inalterada',
  same: 'mesmo mesma iguais idêntico idêntica como_está como_estava sem_alterações sem_alteração sem_mudanças sem_mudança sem_modificações não_alterado não_muda não_mudam',
  stays: 'continua continuam fica ficam mantém mantêm mantenha manter mantido',
  code: 'função funções classe implementação corpo importações testes construtor rotas declarações definições',
  data: 'arquivo arquivos ficheiro linhas itens entradas propriedades chaves opções conteúdo seção seções parâmetros configuração',
  here: 'aqui',
  brevity: 'brevidade clareza simplicidade',
  filler:
    'os as do da dos das seu sua seus suas teu deste desta desse dessa um uma e é são estão em no na nos nas vai vão vem acima abaixo tudo todos',
};

const russian: Words = {
  rest: 'остаток остатка остальное остального остальные',
  existing: 'остальн* оставш* существующ* имеющ*',
  other: 'други* друго* прежн* предыдущ* прочи* прочее еще и_так_далее и_т_д и_т_п',
  unchanged: 'неизмен* опущен опущена опущено опущены сокращен сокращено',
  same: 'без_изменени* не_изменил* не_измен* не_меня* так_же такой_же тот_же та_же те_же то_же как_раньше как_прежде как_было прежним прежней прежними пропущен*',
  stays: 'остается остаются остался осталась остались оставить оставляем сохранить',
  code: 'код кода коде функци* метод* класс* реализаци* модул* компонент* тело тела скрипт* логик* импорт* тесты тестов конструктор* маршрут* объявлен* программ* обработчик*',
  data: 'файл* строк строки элемент* записи записей поля полей свойств* атрибут* ключи ключей опции опций содержим* часть части раздел* параметр* настро*',
  here: 'здесь тут',
  brevity: 'краткости ясности простоты',
  filler:
    'в во из и или для на с со это этот эта эти этого этой ваш* весь вся все выше ниже далее дальше идет следует исходн* определен*',
};

const chinese: Words = {
  rest: '其余 其餘 剩余 剩餘 剩下 余下',
  existing: '现有 現有 已有 原有',
  other: '其他 其它 之前 原来 原來 原始 更多 等等 以此类推 依此類推',
  unchanged: '不变 不變 省略 略 从略',
  same: '相同 一样 一樣 一致 未变 未修改 未更改 未改动 未改動 未作修改 没有变化 沒有變化 没有改变 无变化 无修改 無修改 无需修改 无需更改 不修改 不动 不動',
  stays: '保持 保留 维持 維持',
  code: '代码 代碼 程式碼 函数 函數 函数体 方法 类 類 实现 實現 實作 模块 模組 组件 元件 逻辑 邏輯 导入 匯入 测试 測試 构造函数 路由 主体 主體 声明 定义 脚本 接口',
  data: '文件 檔案 内容 內容 元素 字段 欄位 属性 屬性 选项 部分 配置 参数 变量 變數 項目 步骤',
  here: '这里 這裡 此处 此處',
  brevity: '简洁 簡潔 起见 起見',
  filler:
    '的 和 与 與 及 在 此 这 這 那 地 了 是 为 為 为了 都 均 也 您 你 该 該 上面 下面 以上 以下 之后 后续 後續 同',
};

const japanese: Words = {
  rest: '残り 以降',
  existing: '既存 残存',
  other: 'その他 他 ほか 以前 元 など 同様',
  unchanged: '省略 略 中略 後略 前略 以下略 割愛',
  same: '同じ 同一 そのまま 変わらず 変わりません 変わらない 変更なし 変更無し 変更ありません 変更はありません 変更しない 変更しません 変更せず',
  stays: '維持 保持',
  code: 'コード ソースコード 関数 メソッド クラス 実装 モジュール コンポーネント 本体 スクリプト ロジック インポート テスト コンストラクタ コンストラクター ルーティング 定義 宣言 プログラム',
  data: 'ファイル 行 内容 要素 フィールド プロパティ 属性 キー オプション 部分 セクション 設定 引数 変数 項目 処理',
  here: 'ここ こちら',
  brevity: '簡潔 簡略化 簡略',
  filler:
    'の は が を に と で も や へ から まで です ます する します しました した して された されています されます である この その これ それ ため のため 以下 以上 上記 下記 続く 続き 続きます いる います ある あります',
};

const korean: Words = {
  rest: '나머지',
  existing: '기존 남은 남아있는',
  other: '다른 이전 원래 원본 기타 등등',
  unchanged: '생략 중략 후략 이하생략',
  same: '동일 같음 같습니다 같다 똑같음 그대로 변경없음 변경없이 변경사항없음 변경되지않음 변경하지않음 변함없음 변함없이 수정없음',
  stays: '유지',
  code: '코드 함수 메서드 메소드 클래스 구현 모듈 컴포넌트 본문 스크립트 로직 임포트 테스트 생성자 라우트 정의 선언 프로그램',
  data: '파일 줄 라인 내용 요소 필드 속성 옵션 부분 섹션 설정 매개변수 변수 항목',
  here: '여기 여기에',
  brevity: '간결 간결함 간략',
  filler:
    '의 은 는 이 가 을 를 와 과 도 들 에 로 으로 합니다 됩니다 했습니다 되었습니다 됨 함 입니다 임 한 하게 하고 되어 그 위 아래 및 모든 위해 위하여',
};

export const PLACEHOLDER_WORDS: readonly Words[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  russian,
  chinese,
  japanese,
  korean,
];

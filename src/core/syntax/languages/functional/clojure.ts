import { defineLanguage } from '../defineLanguage.ts';

export const clojure = defineLanguage({
  ids: ['clojure'],
  aliases: ['clj', 'cljs', 'cljc', 'edn'],
  family: 'braces',
  lineComments: [';'],
  quotes: ['"'],
  multiline: ['"'],
  blockWords: [],
  declarations: [/^\((?:def|defn-?|defmacro|defprotocol|defrecord|deftype|defmulti)\s+([^\s()[\]]+)/],
  callable: /\(defn/,
});

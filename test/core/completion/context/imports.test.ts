import assert from 'node:assert/strict';
import { chooseContext } from '../../../../src/core/completion/context/context.ts';
import { KnownDocument } from '../../../../src/core/completion/context/knownDocument.ts';
import { holeAt } from '../../../support/cursor.ts';

interface Case {
  readonly title: string;
  readonly languageId: string;
  readonly path: string;
  readonly drawn: string;
  readonly other: readonly [path: string, text: string];
  /** What is told of the other file. */
  readonly told: readonly string[];
}

const GO =
  'package price\n\n// Rounded rounds.\nfunc Rounded(cents int,\n\tstep int) int {\n\treturn cents / step\n}\n';
const RUST =
  'pub struct Price {\n    // in cents\n    pub cents: i64,\n}\n\npub fn rounded(cents: i64) -> i64 {\n    cents\n}\n';
const JAVA =
  'package com.acme.shop;\n\npublic class Price {\n    private int cents;\n\n    public int rounded(int step) {\n        return cents / step;\n    }\n}\n';
const CSHARP =
  'namespace Acme.Shop\n{\n    public class Price\n    {\n        private int cents;\n        public int Rounded(int step)\n        {\n            return cents / step;\n        }\n    }\n}\n';
const C = '#define STEP 5\nstruct price {\n  long cents;\n};\n\nlong price_rounded(struct price *price, long step);\n';
const RUBY = 'module Shop\n  class Price\n    def rounded(step)\n      @cents / step\n    end\n  end\nend\n';
const PHP =
  '<?php\nnamespace Acme\\Shop;\n\nfinal class Price\n{\n    private int $cents;\n\n    public function rounded(int $step): int\n    {\n        return 1;\n    }\n}\n';
const BASH = 'log_line() {\n  echo "$1" >&2\n}\nLIMIT=5\n';

const RUST_STRUCT = 'pub struct Price {\n    pub cents: i64,\n}';
const RUST_CALL = 'pub fn rounded(cents: i64) -> i64';
const JAVA_CLASS = 'public class Price {\n    public int rounded(int step) {\n}';
const CSHARP_CLASS = '    public class Price\n        public int Rounded(int step)\n    }';
const PHP_CLASS = 'final class Price\n    public function rounded(int $step): int\n}';

const go = { languageId: 'go', path: 'cmd/shop/main.go' };
const rust = { languageId: 'rust', path: 'src/shop/basket.rs' };
const java = { languageId: 'java', path: 'src/main/java/com/acme/app/Main.java' };
const csharp = { languageId: 'csharp', path: 'App/Main.cs' };
const c = { languageId: 'c', path: 'src/main.c' };
const php = { languageId: 'php', path: 'src/App/Main.php' };

const CASES: readonly Case[] = [
  {
    ...go,
    title: "Go's package by the end of its path",
    drawn: 'import (\n\t"fmt"\n\t"example.com/shop/internal/price"\n)\n\nfunc main() {\n\tprice.Rounded(█\n}',
    other: ['internal/price/price.go', GO],
    told: ['func Rounded(cents int,\n\tstep int) int'],
  },
  {
    ...go,
    title: "Go's package under another name",
    drawn: 'import p "example.com/price"\n\nvar a = p.Rounded(█',
    other: ['price/round.go', GO],
    told: ['func Rounded(cents int,\n\tstep int) int'],
  },
  {
    ...go,
    title: 'other files of the same Go package',
    path: 'price/main.go',
    drawn: 'package price\n\nvar a = Rounded(█',
    other: ['price/round.go', GO],
    told: ['func Rounded(cents int,\n\tstep int) int'],
  },
  {
    ...go,
    title: 'no Go package of another folder',
    drawn: 'import "example.com/shop/cost"\n\nvar a = price.Rounded(█',
    other: ['price/round.go', GO],
    told: [],
  },
  {
    ...rust,
    title: "Rust's use of the crate, with braces in braces",
    drawn: 'use crate::{a::B, shop::{self, price::{Price, rounded as even}}};\nfn f(p: Price) { even(█',
    other: ['src/shop/price.rs', RUST],
    told: [RUST_STRUCT, RUST_CALL],
  },
  {
    ...rust,
    title: "Rust's use of a module",
    drawn: 'use super::price;\nlet a = price::rounded(█',
    other: ['src/shop/price/mod.rs', RUST],
    told: [RUST_CALL],
  },
  {
    ...rust,
    title: "Rust's mod",
    path: 'src/main.rs',
    drawn: 'mod price;\nlet a = price::rounded(█',
    other: ['src/price.rs', RUST],
    told: [RUST_CALL],
  },
  {
    ...rust,
    title: 'nothing of another Rust module or crate',
    drawn: 'use std::price::rounded;\nuse crate::cost::Price;\nlet a: Price = rounded(█',
    other: ['src/shop/price.rs', RUST],
    told: [],
  },
  {
    ...java,
    title: "Java's import of a class",
    drawn: 'package com.acme.app;\nimport com.acme.shop.Price;\nclass Main { int f(Price price) { return price.█',
    other: ['src/main/java/com/acme/shop/Price.java', JAVA],
    told: [JAVA_CLASS],
  },
  {
    ...java,
    title: "Java's import of a package, and the file's own one",
    drawn: 'package com.acme.shop;\nclass Main { int f(Price price) { return price.█',
    other: ['Price.java', JAVA],
    told: [JAVA_CLASS],
  },
  {
    ...java,
    title: 'no Java class of the same name from another package',
    drawn: 'package com.acme.app;\nimport org.other.Price;\nclass Main { int f(Price price) { return price.█',
    other: ['Price.java', JAVA],
    told: [],
  },
  {
    ...csharp,
    title: "C#'s using of a namespace",
    drawn: 'using System;\nusing Acme.Shop;\nclass Main { int F(Price price) => price.█',
    other: ['Shop/Price.cs', CSHARP],
    told: [CSHARP_CLASS],
  },
  {
    ...csharp,
    title: "C#'s using of one class under another name",
    drawn: 'using Cost = Acme.Shop.Price;\nclass Main { int F(Cost price) => price.█',
    other: ['Shop/Price.cs', CSHARP],
    told: [CSHARP_CLASS],
  },
  {
    ...c,
    title: "C's include beside the file",
    drawn: '#include <stdio.h>\n#include "shop/price.h"\nlong a = price_rounded(STEP█',
    other: ['src/shop/price.h', C],
    told: [
      '#define STEP 5',
      'struct price {\n  long cents;\n};',
      'long price_rounded(struct price *price, long step);',
    ],
  },
  {
    ...c,
    title: "C++'s include from a folder that only the build knows",
    languageId: 'cpp',
    drawn: '#include "shop/price.h"\nprice *a = █',
    other: ['include/shop/price.h', C],
    told: ['struct price {\n  long cents;\n};'],
  },
  {
    ...c,
    title: 'no other header of C',
    drawn: '#include "cost.h"\nlong a = price_rounded(█',
    other: ['src/price.h', C],
    told: [],
  },
  {
    title: "Ruby's require_relative",
    languageId: 'ruby',
    path: 'lib/shop/basket.rb',
    drawn: "require_relative '../money/price'\nPrice.new(█",
    other: ['lib/money/price.rb', RUBY],
    told: ['  class Price\n    def rounded(step)\n  end'],
  },
  {
    ...php,
    title: "PHP's use of a class",
    drawn: '<?php\nnamespace Acme\\App;\nuse Acme\\Shop\\Price as Cost;\n$a = new Cost(█',
    other: ['src/Shop/Price.php', PHP],
    told: [PHP_CLASS],
  },
  {
    ...php,
    title: "PHP's require of a file",
    drawn: "<?php\nrequire_once __DIR__ . '/../Shop/Price.php';\n$a = new Price(█",
    other: ['src/Shop/Price.php', PHP],
    told: [PHP_CLASS],
  },
  {
    title: "the shell's source, whatever its folder is computed from",
    languageId: 'shellscript',
    path: 'bin/run.sh',
    drawn: 'source "$(dirname "$0")/lib/log.sh"\nlog_line "$LIMIT█',
    other: ['bin/lib/log.sh', BASH],
    told: ['log_line() {\n  echo "$1" >&2\n}', 'LIMIT=5'],
  },
];

describe('declarations in other languages', () => {
  for (const { title, languageId, path, drawn, other, told } of CASES) {
    it(`follow ${title}`, () => {
      const hole = holeAt(drawn, languageId);
      const [otherPath, text] = other;
      const document = new KnownDocument({ path: otherPath, languageId, lines: text.split('\n') });
      const chosen = chooseContext({
        hole,
        path,
        head: hole.prefix,
        documents: [document],
        line: hole.prefix.split('\n').length - 1,
        edits: [],
        earlier: [],
        sources: ['definitions'],
      });
      assert.deepEqual(
        chosen.map(({ code }) => code),
        told,
      );
    });
  }
});

import assert from 'node:assert/strict';
import { chooseContext } from '../../../../src/core/completion/context/context.ts';
import { KnownDocument } from '../../../../src/core/completion/context/knownDocument.ts';
import { holeAt } from '../../../support/cursor.ts';
import { dedent } from '../../../support/dedent.ts';
import {
  BASH,
  C,
  CSHARP,
  CSHARP_CLASS,
  GO,
  JAVA,
  JAVA_CLASS,
  PHP,
  PHP_CLASS,
  RUBY,
  RUST,
  RUST_CALL,
  RUST_STRUCT,
} from './importedFiles.ts';

interface Case {
  readonly title: string;
  readonly languageId: string;
  readonly path: string;
  readonly drawn: string;
  readonly other: readonly [path: string, text: string];
  /** The part of the other file that is in the prompt. */
  readonly told: readonly string[];
}

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
    drawn: dedent`
      import (
      \t"fmt"
      \t"example.com/shop/internal/price"
      )

      func main() {
      \tprice.Rounded(█
      }`,
    other: ['internal/price/price.go', GO],
    told: ['func Rounded(cents int,\n\tstep int) int'],
  },
  {
    ...go,
    title: "Go's package under another name",
    drawn: dedent`
      import p "example.com/price"

      var a = p.Rounded(█`,
    other: ['price/round.go', GO],
    told: ['func Rounded(cents int,\n\tstep int) int'],
  },
  {
    ...go,
    title: 'other files of the same Go package',
    path: 'price/main.go',
    drawn: dedent`
      package price

      var a = Rounded(█`,
    other: ['price/round.go', GO],
    told: ['func Rounded(cents int,\n\tstep int) int'],
  },
  {
    ...go,
    title: 'no Go package of another folder',
    drawn: dedent`
      import "example.com/shop/cost"

      var a = price.Rounded(█`,
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
    drawn: dedent`
      use std::price::rounded;
      use crate::cost::Price;
      let a: Price = rounded(█`,
    other: ['src/shop/price.rs', RUST],
    told: [],
  },
  {
    ...java,
    title: "Java's import of a class",
    drawn: dedent`
      package com.acme.app;
      import com.acme.shop.Price;
      class Main { int f(Price price) { return price.█`,
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
    drawn: dedent`
      package com.acme.app;
      import org.other.Price;
      class Main { int f(Price price) { return price.█`,
    other: ['Price.java', JAVA],
    told: [],
  },
  {
    ...csharp,
    title: "C#'s using of a namespace",
    drawn: dedent`
      using System;
      using Acme.Shop;
      class Main { int F(Price price) => price.█`,
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
    drawn: dedent`
      #include <stdio.h>
      #include "shop/price.h"
      long a = price_rounded(STEP█`,
    other: ['src/shop/price.h', C],
    told: [
      '#define STEP 5',
      dedent`
        struct price {
          long cents;
        };`,
      'long price_rounded(struct price *price, long step);',
    ],
  },
  {
    ...c,
    title: "C++'s include from a folder that only the build knows",
    languageId: 'cpp',
    drawn: '#include "shop/price.h"\nprice *a = █',
    other: ['include/shop/price.h', C],
    told: [
      dedent`
        struct price {
          long cents;
        };`,
    ],
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
    drawn: dedent`
      <?php
      namespace Acme\\App;
      use Acme\\Shop\\Price as Cost;
      $a = new Cost(█`,
    other: ['src/Shop/Price.php', PHP],
    told: [PHP_CLASS],
  },
  {
    ...php,
    title: "PHP's require of a file",
    drawn: dedent`
      <?php
      require_once __DIR__ . '/../Shop/Price.php';
      $a = new Price(█`,
    other: ['src/Shop/Price.php', PHP],
    told: [PHP_CLASS],
  },
  {
    title: "the shell's source, whatever its folder is computed from",
    languageId: 'shellscript',
    path: 'bin/run.sh',
    drawn: 'source "$(dirname "$0")/lib/log.sh"\nlog_line "$LIMIT█',
    other: ['bin/lib/log.sh', BASH],
    told: [
      dedent`
        log_line() {
          echo "$1" >&2
        }`,
      'LIMIT=5',
    ],
  },
];

describe('declarations in other languages', () => {
  for (const { title, languageId, path, drawn, other, told } of CASES) {
    it(`follow ${title}`, () => {
      const hole = holeAt(drawn, languageId);
      const [otherPath, text] = other;
      const document = KnownDocument.of({ path: otherPath, languageId, lines: text.split('\n') });
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

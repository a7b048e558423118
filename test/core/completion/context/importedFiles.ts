import { dedent } from '../../../support/dedent.ts';

/** Small files of a shop, and the parts of them that a prompt has. */

export const GO = dedent`
  package price

  // Rounded rounds.
  func Rounded(cents int,
  \tstep int) int {
  \treturn cents / step
  }
`;
export const RUST = dedent`
  pub struct Price {
      // in cents
      pub cents: i64,
  }

  pub fn rounded(cents: i64) -> i64 {
      cents
  }
`;
export const JAVA = dedent`
  package com.acme.shop;

  public class Price {
      private int cents;

      public int rounded(int step) {
          return cents / step;
      }
  }
`;
export const CSHARP = dedent`
  namespace Acme.Shop
  {
      public class Price
      {
          private int cents;
          public int Rounded(int step)
          {
              return cents / step;
          }
      }
  }
`;
export const C = dedent`
  #define STEP 5
  struct price {
    long cents;
  };

  long price_rounded(struct price *price, long step);
`;
export const RUBY = dedent`
  module Shop
    class Price
      def rounded(step)
        @cents / step
      end
    end
  end
`;
export const PHP = dedent`
  <?php
  namespace Acme\\Shop;

  final class Price
  {
      private int $cents;

      public function rounded(int $step): int
      {
          return 1;
      }
  }
`;
export const BASH = dedent`
  log_line() {
    echo "$1" >&2
  }
  LIMIT=5
`;

export const RUST_STRUCT = dedent`
  pub struct Price {
      pub cents: i64,
  }`;
export const RUST_CALL = 'pub fn rounded(cents: i64) -> i64';
export const JAVA_CLASS = dedent`
  public class Price {
      public int rounded(int step) {
  }`;
export const CSHARP_CLASS = '    public class Price\n        public int Rounded(int step)\n    }';
export const PHP_CLASS = dedent`
  final class Price
      public function rounded(int $step): int
  }`;

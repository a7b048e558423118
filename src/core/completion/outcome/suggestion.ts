/** `foo(█)` with `a)` replacing 1 character → `foo(a)`. */
export interface Suggestion {
  readonly insertText: string;
  /** Characters after the cursor on its line. */
  readonly replaceSuffix: number;
  readonly requestId?: string;
}

export function packageIn(text: string): string | undefined {
  return /^[ \t]*(?:package|namespace)\s+([\w.\\]+)/m.exec(text)?.[1];
}

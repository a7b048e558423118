export type Download =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly percent: number }
  | { readonly kind: 'done'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

export type DownloadEvent =
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'end'; readonly bytes: number }
  | { readonly kind: 'error'; readonly reason: string };

export function next(download: Download, event: DownloadEvent): Download {
  if (download.kind === 'done' || download.kind === 'failed') return download;
  switch (event.kind) {
    case 'progress':
      return { kind: 'running', percent: event.percent };
    case 'end':
      return { kind: 'done', bytes: event.bytes };
    case 'error':
      return { kind: 'failed', reason: event.reason };
  }
}

export function describe(download: Download): string {
  switch (download.kind) {
    case 'waiting':
      return 'waiting';
    case 'running':
      return `${download.percent} %`;
    case 'done':
      return `done, ${download.bytes} bytes`;
    case 'failed':
      return `failed: ${download.reason}`;
  }
}

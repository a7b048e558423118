export interface Download {
  started: boolean;
  finished: boolean;
  failed: boolean;
  percent?: number;
  bytes?: number;
  reason?: string;
}

export function progress(download: Download, percent: number): void {
  if (download.finished || download.failed) return;
  download.started = true;
  download.percent = percent;
}

export function end(download: Download, bytes: number): void {
  if (download.finished || download.failed) return;
  download.started = true;
  download.finished = true;
  download.bytes = bytes;
}

export function error(download: Download, reason: string): void {
  if (download.finished || download.failed) return;
  download.failed = true;
  download.reason = reason;
}

export function describe(download: Download): string {
  if (download.failed) return `failed: ${download.reason}`;
  if (download.finished) return `done, ${download.bytes} bytes`;
  if (download.started) return `${download.percent} %`;
  return 'waiting';
}

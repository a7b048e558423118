import { once } from 'node:events';
import { createServer } from 'node:net';

/** Whether a server could listen at this port of loopback. */
export async function isFreePort(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    await once(server.close(), 'close');
    return true;
  } catch {
    // Taken, or not for us: which one makes no difference.
    return false;
  }
}

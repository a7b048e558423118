import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what any system gives to somebody who asks for any port: nobody is given one of these by chance. */
const FIRST = 20_000;
const COUNT = 10_000;
const TRIES = 20;

/** A port on loopback that is free, and still is when a server has listened at it and left. */
export async function quietPort(): Promise<number> {
  let refused: unknown;
  for (let tried = 0; tried < TRIES; tried++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
      await once(server.close(), 'close');
      return port;
    } catch (error) {
      refused = error;
    }
  }
  throw new Error(`none of ${TRIES} ports is free`, { cause: refused });
}

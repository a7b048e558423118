import { isFreePort } from './isFreePort.ts';

/** Below the range from which systems assign ports. */
const FIRST = 20_000;
const COUNT = 10_000;
const TRIES = 20;

/** A port on loopback that is free, and still is when a server has listened at it and left. */
export async function quietPort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFreePort(port)) return port;
  }
  throw new Error(`none of ${TRIES} ports is free`);
}

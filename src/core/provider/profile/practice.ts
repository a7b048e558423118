import { ownValue } from '../../json.ts';
import { isLoopback } from './address.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Set by `npm start`. */
const PRACTICE_ADDRESS = 'GHOSTLINE_PRACTICE_URL';

/** Never another machine. */
export function practiceAddress(environment: Environment): string | undefined {
  const address = ownValue(environment, PRACTICE_ADDRESS);
  return address !== undefined && isLoopback(address) ? address : undefined;
}

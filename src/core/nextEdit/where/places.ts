import type { Steps } from '../../steps.ts';
import type { Edit, OpenFile, Place } from '../nextEdit.ts';

export interface PlacesRequest {
  /** The latest first. */
  readonly edits: readonly Edit[];
  readonly files: readonly OpenFile[];
}

/** The most probable first. */
// biome-ignore lint/correctness/useYield: the search yields
export function* placesInSteps(_request: PlacesRequest): Steps<readonly Place[]> {
  return [];
}

import assert from 'node:assert/strict';
import { OPENROUTER } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { placeName } from '../../../../src/core/provider/profile/placeName.ts';
import {
  answersWithin,
  isPractice,
  PRACTICE_LABEL,
  practiceDestination,
} from '../../../../src/core/provider/profile/practice.ts';

const SERVER = 'http://127.0.0.1:5000/v1';

describe('practice', () => {
  it('answers within the extension, or at a practice server', () => {
    const [within, server] = [practiceDestination(undefined).profile, practiceDestination(SERVER).profile];
    assert.deepEqual([within, server, OPENROUTER].map(isPractice), [true, true, false]);
    assert.deepEqual([within, server, OPENROUTER].map(answersWithin), [true, false, false]);
    assert.equal(server.baseUrl, SERVER);
  });

  it('is named by what it is, wherever it answers; a provider by its host, too', () => {
    assert.equal(placeName(practiceDestination(undefined).profile), PRACTICE_LABEL);
    assert.equal(placeName(practiceDestination(SERVER).profile), PRACTICE_LABEL);
    assert.equal(placeName(OPENROUTER), 'OpenRouter (openrouter.ai)');
    assert.equal(placeName({ ...OPENROUTER, label: 'openrouter.ai' }), 'openrouter.ai');
  });
});

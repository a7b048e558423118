import assert from 'node:assert/strict';
import { CORPORA, sessionsOf } from './sessions.ts';

describe('text that the simulated typist writes', () => {
  for (const corpus of CORPORA)
    it(`has the corpus ${corpus}`, () => {
      const sessions = sessionsOf(corpus);
      assert.ok(sessions.length > 0);
      for (const { name, text, written } of sessions) assert.ok(written.length > 0 && text.trim() !== '', name);
    });
});

import assert from 'node:assert/strict';
import { OutputTurns } from './outputTurns.ts';

describe('the output of stages that run at the same time', () => {
  let printed: string;
  let turns: OutputTurns;
  beforeEach(() => {
    printed = '';
    turns = new OutputTurns(text => {
      printed += text;
    });
  });

  it('is printed as it arrives for one stage, and after it for another', () => {
    const [first, second] = [turns.begin(), turns.begin()];
    first.write('a');
    second.write('1');
    first.write('b');
    second.write('2');
    assert.equal(printed, 'ab');
    first.end();
    assert.equal(printed, 'ab12');
    second.write('3');
    assert.equal(printed, 'ab123');
  });

  it('is printed whole for the stages that have ended before one that is still running', () => {
    const [first, running, ended, last] = [turns.begin(), turns.begin(), turns.begin(), turns.begin()];
    running.write('1');
    ended.write('x');
    last.write('!');
    ended.end();
    first.end();
    running.write('2');
    running.end();
    last.end();
    assert.equal(printed, 'x12!');
  });
});

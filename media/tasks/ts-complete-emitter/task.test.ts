import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from './emitter.ts';

type Events = { say: string; count: number };

test('tells in order, and only who listens to it', () => {
  const emitter = new Emitter<Events>();
  const heard: string[] = [];
  emitter.on('say', text => heard.push(`1 ${text}`));
  emitter.on('say', text => heard.push(`2 ${text}`));
  emitter.on('count', () => heard.push('count'));
  assert.equal(emitter.emit('say', 'hello'), 2);
  assert.equal(new Emitter<Events>().emit('say', 'nobody'), 0);
  assert.deepEqual(heard, ['1 hello', '2 hello']);
});

test('takes off this listener alone', () => {
  const emitter = new Emitter<Events>();
  let told = 0;
  const listener = () => told++;
  const off = emitter.on('say', listener);
  emitter.on('say', listener);
  emitter.emit('say', '');
  assert.equal(told, 2);
  off();
  off();
  emitter.emit('say', '');
  assert.equal(told, 3);
});

test('tells once, also where it is told again meanwhile', () => {
  const emitter = new Emitter<Events>();
  let told = 0;
  emitter.once('count', value => {
    told++;
    if (value < 3) emitter.emit('count', value + 1);
  });
  emitter.once('count', () => told++)();
  emitter.emit('count', 0);
  emitter.emit('count', 0);
  assert.equal(told, 1);
});

test('looks at who listens now', () => {
  const emitter = new Emitter<Events>();
  const heard: string[] = [];
  let off = () => {};
  emitter.on('say', () => {
    heard.push('first');
    off();
    emitter.on('say', () => heard.push('late'));
  });
  off = emitter.on('say', () => heard.push('taken off'));
  assert.equal(emitter.emit('say', ''), 1);
  assert.deepEqual(heard, ['first']);
});

test('tells all, and throws afterwards', () => {
  const emitter = new Emitter<Events>();
  const [one, two] = [new Error('one'), new Error('two')];
  let told = 0;
  const fail = (error: Error) => () => {
    throw error;
  };
  const off = emitter.on('say', fail(one));
  emitter.on('say', () => told++);
  assert.throws(() => emitter.emit('say', ''), error => error === one);
  assert.equal(told, 1);
  emitter.on('say', fail(two));
  assert.throws(
    () => emitter.emit('say', ''),
    error => error instanceof AggregateError && error.errors[0] === one && error.errors[1] === two,
  );
  off();
  assert.throws(() => emitter.emit('say', ''), error => error === two);
  assert.equal(told, 3);
});

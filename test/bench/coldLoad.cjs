// node coldLoad.cjs <file> — prints the milliseconds that `require(file)` takes in this process, which has loaded nothing
// else. The editor's API is an object that is anything; a bundle copies it, so its prototype is anything, too.
const Module = require('node:module');

const anything = new Proxy(class {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : anything),
  getPrototypeOf: () => anything,
  apply: () => anything,
});
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? anything : load(request, ...rest));

const start = performance.now();
require(process.argv[2]);
console.log(performance.now() - start);

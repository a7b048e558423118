// node coldLoad.cjs <file> — prints the milliseconds that `require(file)` takes in this process, which has loaded nothing
// else. In place of the editor's API stands an object that is anything.
const Module = require('node:module');

const anything = new Proxy(class {}, { get: () => anything, apply: () => anything });
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? anything : load(request, ...rest));

const start = performance.now();
require(process.argv[2]);
console.log(performance.now() - start);

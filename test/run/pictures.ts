// npm run pictures — makes the README's pictures anew, from the extension as it is
process.argv.push('test/pictures/readme.ts');
await import('./screen.ts');

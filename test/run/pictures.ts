// npm run pictures — recreates the README's pictures from the current extension
process.argv.push('test/pictures/readme.ts');
await import('./screen.ts');

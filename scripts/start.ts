import { globSync } from 'node:fs';
import { buildIfStale } from './build.ts';
import { dist, serveOnNextFree } from './serve.ts';

if (!buildIfStale()) process.exit(1);
const { url } = await serveOnNextFree(Number(process.env['PORT'] ?? 8080));
console.log(`Guichet's demonstration: ${url}demo/`);
for (const page of globSync('*.html', { cwd: `${dist}/demo` }).sort()) {
  if (page !== 'index.html') console.log(`  ${url}demo/${page}`);
}
console.log('Stop with Ctrl+C.');

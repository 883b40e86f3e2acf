// Builds dist/: the theme from its settings, then style sheets and scripts bundled, minified, named
// by checksum and compressed. The binary embeds dist/; nothing is fetched when the service runs.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const tool = join('node_modules', '@digdir', 'designsystemet', 'dist', 'bin', 'designsystemet.js');
const designsystemet = (...options) =>
  execFileSync(process.execPath, [tool, 'tokens', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });

designsystemet('create', '--config', 'theme.config.json');
designsystemet('build', '--tokens', 'build/tokens', '--out-dir', 'build/theme');

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['app.css', 'app.js', 'charts.js', 'form.js', 'icon.svg'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  format: 'iife',
  legalComments: 'none',
  entryNames: '[name].[hash]',
  assetNames: '[name].[hash]',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  logLevel: 'warning',
});

for (const name of readdirSync('dist')) {
  if (/\.(css|js|svg)$/.test(name)) {
    const path = join('dist', name);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}

import react from '@vitejs/plugin-react';
import license from 'rollup-plugin-license';
import {defineConfig} from 'vitest/config';

const PLATFORM = process.env.BINDERY_URL ?? 'http://127.0.0.1:8181';

export default defineConfig({
  root: 'web',
  base: '/desk/',
  plugins: [
    react(),
    // The licences of what is in the pages, beside them.
    license({thirdParty: {includePrivate: false, output: {file: 'target/site/pages/third-party.txt'}}}),
  ],
  build: {
    outDir: '../target/site/pages',
    emptyOutDir: true,
    // The content security policy lets no data: addresses in.
    assetsInlineLimit: 0,
    manifest: true,
    target: 'es2022',
    modulePreload: {polyfill: false},
    chunkSizeWarningLimit: 700,
  },
  server: {port: 18226, proxy: {'/api': PLATFORM, '/health': PLATFORM}},
  test: {include: ['**/*.test.ts', '../test/**/*.test.ts'], environment: 'node'},
});

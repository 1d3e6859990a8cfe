import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';

const TARGET = join(import.meta.dirname, '..', 'target');
const PAGES = join(TARGET, 'site', 'pages');
const LIMIT = 400_000;

type Part = {file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[]; assets?: string[]};
const manifest = JSON.parse(readFileSync(join(TARGET, 'manifest.json'), 'utf8')) as Record<string, Part>;

/** All that is loaded with a part: what it imports, with their styles. */
function loaded(key: string, seen = new Set<string>()): Set<string> {
  const part = manifest[key]!;
  if (seen.has(part.file)) return seen;
  seen.add(part.file);
  part.css?.forEach((it) => seen.add(it));
  part.imports?.forEach((it) => loaded(it, seen));
  return seen;
}

/** As it goes over the wire: fonts are packed already. */
function weight(file: string): number {
  const path = join(PAGES, file);
  return /\.woff2$/.test(file) ? statSync(path).size : gzipSync(readFileSync(path), {level: 9}).length;
}

const weights = (files: Iterable<string>) => [...files].reduce((sum, it) => sum + weight(it), 0);
const entry = Object.keys(manifest).find((it) => manifest[it]!.isEntry)!;
const page = (name: string) => Object.keys(manifest).find((it) => it.endsWith(`/${name}.tsx`))!;

describe('the first visit', () => {
  // Of the fonts a browser takes those whose range of characters occurs; Western languages need these.
  const fonts = Object.values(manifest).flatMap((it) => [it.file, ...(it.assets ?? [])]).filter((it) => /-latin-wght-normal.*\.woff2$/.test(it));

  it('loads the overview, with styles and fonts, in less than 400 kB', () => {
    const files = new Set([...loaded(entry), ...loaded(page('HomePage')), ...fonts]);
    const sum = weights(files);
    console.log(`first visit: ${Math.round(sum / 1000)} kB in ${files.size} files`);
    expect(new Set(fonts).size).toBe(2);
    expect(sum).toBeLessThan(LIMIT);
  });

  it('loads neither charts nor the uploader nor the other language', () => {
    const files = [...loaded(entry), ...loaded(page('HomePage')), ...loaded(page('LoginPage') ?? entry)].join('\n');
    for (const late of ['Figures', 'UploadPage', 'de-']) expect(files).not.toContain(`assets/${late}`);
  });
});

import {describe, expect, it} from 'vitest';
import {ago, bytes, duration, languageName, localeOf, stem} from './format';

const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');

describe('a length of time', () => {
  it('has no more than two parts', () => {
    const said = [0, 340, 4_240, 42_400, 59_700, 185_000, 3_600_000, 7_440_000, 90_000_000].map((it) => plain(duration(it, 'en')));
    expect(said).toEqual(['0 ms', '340 ms', '4.2 s', '42 s', '1 min', '3 min 5 s', '1 h', '2 h 4 min', '1 d 1 h']);
  });

  it('has the decimal sign of the language', () => {
    expect(plain(duration(4_240, 'de'))).toBe('4,2 s');
  });
});

describe('a size', () => {
  it('has the unit that suits it', () => {
    expect([17, 1_900, 52_428_800, 3_200_000_000].map((it) => plain(bytes(it, 'en')))).toEqual(['17 byte', '1.9 kB', '52.4 MB', '3.2 GB']);
  });
});

describe('an age', () => {
  const NOW = Date.parse('2026-03-01T12:00:00Z');
  it('is told in the largest unit that fits', () => {
    const said = ['2026-03-01T11:59:58Z', '2026-03-01T11:59:20Z', '2026-03-01T11:30:00Z', '2026-03-01T09:00:00Z', '2026-02-28T12:00:00Z', '2024-02-28T12:00:00Z'].map((it) => ago(it, 'en', NOW));
    expect(said).toEqual(['now', '40 seconds ago', '30 minutes ago', '3 hours ago', 'yesterday', '2 years ago']);
  });

  it('may lie ahead', () => {
    expect(ago('2026-03-01T12:05:00Z', 'en', NOW)).toBe('in 5 minutes');
  });
});

it('takes the country from the browser', () => {
  expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(localeOf('de', ['en-GB'])).toBe('de');
});

it('names languages, and leaves what is none as it is', () => {
  expect(languageName('de', 'en')).toBe('German');
  expect(languageName('x', 'en')).toBe('x');
});

it('takes a path and an ending from a file name', () => {
  expect(stem('a/b/The Tyger.v2.epub')).toBe('The Tyger.v2');
});

import {describe, expect, it} from 'vitest';
import {authorsOf, fieldsOf, linesOf} from './metadata';

describe('metadata as words', () => {
  it('names the authors', () => {
    expect(authorsOf({creators: [{name: 'Ada'}, {name: 'Ben', role: 'A01'}]})).toBe('Ada, Ben');
    expect(authorsOf({})).toBe('');
  });

  it('leaves out what is empty, and puts fields that it does not know last', () => {
    expect(fieldsOf({'acme.mood': 'dark', title: 'T', rights: '', subjects: [], languages: ['en'], creators: [{name: 'A'}], accessibility: {}})).toEqual(['creators', 'languages', 'acme.mood']);
  });

  it('says a role where it is not the usual one', () => {
    expect(linesOf('contributors', [{name: 'Eve', role: 'B06'}, {name: 'Ada', role: 'A01'}], 'en')).toEqual(['Eve (B06)', 'Ada']);
    expect(linesOf('contributors', [{name: 'Eve', role: 'B06'}, {name: 'Eve', role: 'A36'}], 'en')).toEqual(['Eve (B06, A36)']);
  });

  it('writes a date as exactly as it is known', () => {
    expect(['1815', '1815-12', '1815-12-23', '2018-05-08T02:24:50Z', 'MDCCCXV'].flatMap((it) => linesOf('publicationDate', it, 'en-GB'))).toEqual(['1815', '1815-12', '23 December 1815', '8 May 2018', 'MDCCCXV']);
  });

  it('speaks of languages, numbers and series', () => {
    expect(linesOf('languages', ['de'], 'en')).toEqual(['German']);
    expect(linesOf('wordCount', 211744, 'de')).toEqual(['211.744']);
    expect(linesOf('series', [{name: 'Foundation', position: '2'}], 'en')).toEqual(['Foundation, 2']);
  });

  it('shows a description as plain text', () => {
    expect(linesOf('description', '<p>One</p>\n<p>two <b>three</b></p>', 'en')).toEqual(['One two three']);
  });

  it('shows values of any other shape', () => {
    expect(linesOf('prices', [{amount: '9.99', currency: 'EUR'}], 'en')).toEqual(['9.99, EUR']);
  });
});

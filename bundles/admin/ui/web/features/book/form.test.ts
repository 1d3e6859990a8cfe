import {describe, expect, it} from 'vitest';
import {mergePatch, valuesOf} from './form';

const metadata = {
  title: 'Emma', creators: [{name: 'Jane Austen', role: 'A01', sortName: 'Austen, Jane'}, {name: 'A. N. Other', role: 'B06'}],
  languages: ['en'], subjects: [{text: 'Matchmaking'}, {scheme: 'BISAC', code: 'FIC004000', text: 'Classics'}], rights: 'Public domain', wordCount: 160000,
};
const values = valuesOf(metadata);

describe('the form of a book', () => {
  it('has one value in each line', () => {
    expect(values.creators).toBe('Jane Austen\nA. N. Other');
    expect(values.subjects).toBe('Matchmaking\nClassics');
    expect(values.subtitle).toBe('');
  });
});

describe('a merge patch', () => {
  it('is empty where nothing has changed', () => {
    expect(mergePatch(metadata, {...values, title: ' Emma '})).toEqual({});
  });

  it('has only what has changed', () => {
    expect(mergePatch(metadata, {...values, title: 'Emma: a novel', publicationDate: '1815'})).toEqual({title: 'Emma: a novel', publicationDate: '1815'});
  });

  it('says null for what is emptied', () => {
    expect(mergePatch(metadata, {...values, rights: '', languages: '\n'})).toEqual({rights: null, languages: null});
  });

  it('keeps what is known of lines that stay', () => {
    expect(mergePatch(metadata, {...values, creators: 'Jane Austen\n\nC. Brock'})).toEqual({
      creators: [{name: 'Jane Austen', role: 'A01', sortName: 'Austen, Jane'}, {name: 'C. Brock'}],
    });
    expect(mergePatch(metadata, {...values, subjects: 'Classics'})).toEqual({subjects: [{scheme: 'BISAC', code: 'FIC004000', text: 'Classics'}]});
  });
});

import {expect, it} from 'vitest';
import type {BookSummary} from '../../api/types';
import {fits} from './fits';

const book = {publisher: 'acme', identifier: 'isbn:9780000000001', metadata: {title: 'Les Misérables', creators: [{name: 'Victor Hugo'}]}} as unknown as BookSummary;

it('finds a book by any of its words, whatever their case and accents', () => {
  for (const words of ['', '  ', 'miserables', 'HUGO les', '978000', 'acme']) expect(fits(book, words), words).toBe(true);
  expect(fits(book, 'hugo tolstoy')).toBe(false);
});

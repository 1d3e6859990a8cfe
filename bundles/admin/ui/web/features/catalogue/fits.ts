import type {BookSummary} from '../../api/types';
import {authorsOf, titleOf} from '../../shared/metadata';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether each of the words is in the book's title, persons, publisher or identifiers; accents and case do not matter. */
export function fits(book: BookSummary, words: string): boolean {
  if (!words.trim()) return true;
  const text = plain([titleOf(book.metadata), String(book.metadata.subtitle ?? ''), authorsOf(book.metadata), book.publisher, book.identifier, JSON.stringify(book.metadata.identifiers ?? '')].join(' '));
  return plain(words).split(/\s+/).every((word) => text.includes(word));
}

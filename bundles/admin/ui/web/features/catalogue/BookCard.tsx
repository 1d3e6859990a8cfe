import {Text} from '@mantine/core';
import {Link} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import type {BookSummary} from '../../api/types';
import {Cover} from '../../shared/Cover';
import {authorsOf, titleOf} from '../../shared/metadata';

export function BookCard({book, children}: {book: BookSummary; children?: ReactNode}) {
  const {t} = useTranslation();
  const title = titleOf(book.metadata) || t('books.untitled');
  const author = authorsOf(book.metadata);
  return (
    <li className="book">
      <Link to="/books/$id" params={{id: book.id} as never} className="book-link">
        <Cover of="books" id={book.id} tag={book.sha256} title={title} author={author} />
        <span className="book-title">{title}</span>
      </Link>
      <Text size="sm" c="dimmed" lineClamp={2}>{author}</Text>
      <Text size="xs" c="dimmed" mt={2}>{book.publisher}{book.revision > 1 && ` · ${t('books.revision', {n: book.revision})}`}</Text>
      {children}
    </li>
  );
}

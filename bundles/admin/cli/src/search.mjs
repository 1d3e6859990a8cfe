import {cut, duration, plain} from './style.mjs';

const AUTHORS = 3;

/** "postgres: 120 books, up to date" */
export function indexLine(index, paint) {
  const {work, documents, written, lagSeconds, failure} = index;
  const parts = [work === 'UNKNOWN' ? 'not reached yet' : `${documents} books${index.searched ? '' : ', not searched just now'}`];
  if (work === 'BUILDING') parts.push(paint('cyan', `being built: ${written} books so far`));
  if (work === 'STOPPED') parts.push(paint('yellow', `stopped while it was built, with ${written} books: ./bindery reindex goes on`));
  if (lagSeconds > 0) parts.push(paint('yellow', `${duration(lagSeconds * 1000)} behind`));
  else if (lagSeconds < 0) parts.push(paint('yellow', 'nobody can tell how far behind'));
  else if (work === 'FOLLOWING') parts.push(paint('green', 'up to date'));
  if (failure) parts.push(paint('red', cut(plain(failure), 200)));
  return `${index.name}: ${parts.join(', ')}`;
}

/** A book that was found, with where it fits. */
export function hitLines({book, highlights}, paint) {
  const {title, creators, contributors} = book.metadata;
  const names = (creators ?? contributors ?? []).map((it) => it.name ?? it);
  const authors = names.length > AUTHORS ? `${names.slice(0, AUTHORS).join(', ')} and ${names.length - AUTHORS} more` : names.join(', ');
  const head = `${paint('bold', plain(title ?? '(no title)'))}${authors ? `  ${plain(authors)}` : ''}`;
  const lines = [head, paint('dim', `  ${book.id}  ${book.identifier}  ${book.publisher}`)];
  for (const {field, pieces} of highlights) {
    if (field !== 'titles' && field !== 'contributors') {
      const text = pieces.map(({text: piece, match}) => (match ? paint('yellow', plain(piece)) : plain(piece))).join('');
      lines.push(`  ${field}: ${text}`);
    }
  }
  return lines;
}

/** The facets, a line each: "language  en 12, de 3". */
export function facetLines(facets, paint, most = 8) {
  return facets.filter(({values}) => values.length).map(({name, values}) => {
    const shown = values.slice(0, most).map(({value, count}) => `${plain(value)} ${paint('dim', count)}`).join(', ');
    return `${name.padEnd(14)} ${shown}${values.length > most ? `, … ${values.length - most} more` : ''}`;
  });
}

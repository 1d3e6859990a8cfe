import {Api} from '../api.mjs';
import {count} from '../args.mjs';
import {facetLines, hitLines} from '../search.mjs';
import {plain} from '../style.mjs';

const PAGE = 100;
const FILTERS = ['publisher', 'language', 'subject', 'format', 'state', 'accessibility'];

export default {
  name: 'search',
  summary: 'find books by words, ISBN, or what they are',
  arguments: '[WORDS...]',
  positionals: [0, 100],
  options: {
    facets: {type: 'boolean', help: 'also count languages, subjects, publishers, formats, states and accessibility features'},
    publisher: {type: 'string', multiple: true, value: 'NAME', help: 'only books of this publisher'},
    language: {type: 'string', multiple: true, value: 'TAG', help: 'only books in this language, e.g. en'},
    subject: {type: 'string', multiple: true, value: 'TEXT', help: 'only books on this subject, as --facets shows it'},
    format: {type: 'string', multiple: true, value: 'NAME', help: 'only books that are here in this format, e.g. epub'},
    state: {type: 'string', multiple: true, value: 'STATE', help: 'only books whose newest revision came by a job in this state'},
    accessibility: {type: 'string', multiple: true, value: 'FEATURE', help: 'only books with this feature, e.g. alternativeText'},
    limit: {type: 'string', value: 'N', help: 'how many at the most (default: 20; with --json: 1000)'},
    json: {type: 'boolean', help: 'one JSON object a line: each book that was found, then one with total, facets and didYouMean'},
  },
  notes: [
    'A book must have all words: in its titles, names, identifiers, subjects, series, publisher or description. The last one may be the',
    'beginning of a word. Case, accents and endings do not count; a misspelt word that no book has is put right. An ISBN may be written',
    'in any way. An option that is given several times takes any of its values. Without words all books are listed, the newest first.',
    '',
    'Examples: ./bindery search "white whale" --facets',
    '          ./bindery search 978-0-306-40615-7',
    '          ./bindery search melville --language en --language de --format epub',
  ],

  async run({values, positionals}, io, place) {
    const limit = count('limit', values.limit, values.json ? 1000 : 20);
    const api = new Api(place);
    const query = {
      q: positionals.join(' '), facets: values.facets ? 'all' : undefined,
      ...Object.fromEntries(FILTERS.map((name) => [name, name === 'state' ? values.state?.map((it) => it.toUpperCase()) : values[name]])),
    };
    let shown = 0;
    let first;
    for (let before; ; ) {
      const page = await api.get('/search', {...query, facets: first ? undefined : query.facets, before, limit: Math.min(limit - shown, PAGE)});
      if (!first) {
        first = page;
        if (!values.json) head(page, query, io);
      }
      for (const hit of page.hits) {
        if (values.json) io.json(hit);
        else for (const line of hitLines(hit, io.paint)) io.print(line);
      }
      shown += page.hits.length;
      before = page.next ?? undefined;
      if (!before || shown >= limit) break;
    }
    if (values.json) io.json({total: first.total, facets: first.facets, didYouMean: first.didYouMean});
    else if (first.total > shown && shown > 0) io.print(io.paint('dim', `… ${first.total - shown} more; --limit shows them`));
    return 0;
  },
};

function head(page, query, io) {
  if (page.didYouMean) io.print(`No book has these words. Looked for ${io.paint('bold', plain(page.didYouMean))} instead.`);
  if (!page.total) {
    const filtered = FILTERS.some((name) => query[name]?.length);
    io.print(!query.q && !filtered ? 'There are no books yet. Try: ./bindery ingest samples/' : `No book fits${filtered ? ' these words and options' : ''}.`);
    if (query.q || filtered) io.print(io.paint('dim', filtered ? 'Try fewer options; --facets shows which values there are.' : 'Try fewer or other words. ./bindery status shows whether the index is up to date.'));
  } else {
    io.print(`${page.total} ${page.total === 1 ? 'book' : 'books'}`);
  }
  for (const line of facetLines(page.facets, io.paint)) io.print(line);
  if (page.total) io.print('');
}

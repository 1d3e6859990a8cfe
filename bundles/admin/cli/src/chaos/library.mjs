import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT} from '../place.mjs';
import {Problem} from '../problem.mjs';

/** Books above this size take seconds. */
const HEAVY_BYTES = 150_000;

const filesIn = (folder, ending) => (existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name)) : []);

/** Where the books come from: what was asked for, else the test books beside the project, else the few that it ships. */
export function library(wanted, env = process.env) {
  const corpus = wanted ?? env.BINDERY_CORPUS ?? join(ROOT, '..', 'shared', 'corpus');
  const found = [
    ...filesIn(join(corpus, 'epub', 'books'), '.epub'), ...filesIn(join(corpus, 'epub', 'epubcheck'), '.epub'),
    ...filesIn(join(corpus, 'hostile'), '.zip'), ...(wanted ? filesIn(wanted, '.epub') : []),
  ];
  if (wanted && !found.length) {
    throw new Problem(`there are no books in ${wanted}`, 'name a folder of EPUBs, or one laid out like the test books of the project', 2);
  }
  const books = found.length ? found
    : [...filesIn(join(ROOT, 'samples'), '.epub'), ...filesIn(join(ROOT, 'samples-faulty'), '.epub')];
  return {books, heavy: books.filter((path) => statSync(path).size > HEAVY_BYTES)};
}

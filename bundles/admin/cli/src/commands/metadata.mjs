import {userInfo} from 'node:os';
import {Api} from '../api.mjs';
import {bookLines, conflictLines, editLines, historyLines, provenanceLines} from '../metadata.mjs';
import {UsageProblem} from '../problem.mjs';

const SHOWN = ['provenance', 'conflicts', 'history', 'onix'];

export default {
  name: 'metadata',
  summary: 'what is known of a book, and from where; edit it',
  arguments: 'BOOK | edit BOOK FIELD=VALUE... | undo BOOK',
  positionals: [1, 1000],
  options: {
    json: {type: 'boolean', help: 'one JSON object'},
    onix: {type: 'boolean', help: 'as a message of ONIX 3.0'},
    provenance: {type: 'boolean', help: 'what each source says: what counts, and what does not'},
    conflicts: {type: 'boolean', help: 'where the sources disagree'},
    history: {type: 'boolean', help: 'who edited what, and what was there before'},
    release: {type: 'string', multiple: true, value: 'FIELD', help: 'edit: let other sources speak again of a field'},
    version: {type: 'string', value: 'N', help: 'edit, undo: only if the book is still at this version'},
  },
  notes: [
    'BOOK is an id, the beginning of one, or an ISBN.',
    '',
    'FIELD=VALUE sets a field, FIELD+=VALUE adds to a list, FIELD-=VALUE takes away from one, FIELD= says that there is none.',
    'What you edit counts more than what any file or feed says, also of later revisions.',
    '',
    'Fields of one value: title, subtitle, language, publisher, imprint, publishingStatus, productForm, edition, publicationDate,',
    '  description, rights, tdmReservation, readingMinutes and others that --json shows; your own with a dot, e.g. acme.shelf',
    'Lists: titles, contributors, identifiers, languages, subjects, series, dates, descriptions, prices, salesRights, audiences,',
    '  audienceRanges, relatedProducts, aiDisclosures, accessibility, extents and others',
    '',
    'Values: a title   title=Moby-Dick      titles+="subtitle: or, The Whale"',
    '  a date          publicationDate=1851-10-18 (or 1851, or 1851-10)',
    '  a contributor   contributors+="Herman Melville (A01)", with a code of ONIX list 17 or a MARC relator',
    '  an identifier   identifiers+=isbn:9780306406157      identifiers-=isbn:9780306406157',
    '  a subject       subjects+=BISAC:FIC000000            subjects+=whaling (a keyword)',
    '  a series        series="Sea stories #2"',
    '  anything else   JSON as --json shows it: tdmReservation=\'{"reserved": true, "policy": "https://…"}\'',
  ],

  async run({values, positionals}, io, place) {
    const api = new Api(place);
    const [first, book, ...rest] = positionals;
    if (first === 'edit') return edit(api, book, rest, values, io);
    if (first === 'undo') return undo(api, book, rest, values, io);
    if (positionals.length > 1) {
      throw new UsageProblem(`'metadata' does not take '${book}'`, `did you mean 'metadata edit ${first} ${book}'?`);
    }
    const asked = SHOWN.filter((it) => values[it]);
    if (asked.length > 1) throw new UsageProblem(`--${asked[0]} and --${asked[1]} do not go together`, 'ask for one at a time');
    return show(api, first, asked[0], values, io);
  },
};

const path = (book, more = '') => `/books/${encodeURIComponent(book)}/metadata${more}`;

async function show(api, book, what, values, io) {
  if (what === 'onix') {
    if (values.json) throw new UsageProblem('--onix and --json do not go together', 'ask for one at a time');
    const message = await api.stream(path(book, '/onix'));
    message.setEncoding('utf8');
    let text = '';
    for await (const part of message) text += part;
    io.print(text.trimEnd());
    return 0;
  }
  if (!what && !values.json) {
    for (const line of bookLines(await api.get(`/books/${encodeURIComponent(book)}`), io.paint)) io.print(line);
    return 0;
  }
  const answer = await api.get(path(book, what ? `/${what}` : ''));
  if (values.json) io.json(answer);
  else for (const line of {provenance: provenanceLines, conflicts: conflictLines, history: historyLines}[what](answer, io.paint)) io.print(line);
  return 0;
}

async function edit(api, book, assignments, values, io) {
  const release = values.release ?? [];
  if (!book || (!assignments.length && !release.length)) {
    throw new UsageProblem("'metadata edit' needs BOOK FIELD=VALUE...", 'see ./bindery metadata --help');
  }
  return changed(await api.change(path(book, '/edits'), {assignments, release}, headers(values)), values, io);
}

async function undo(api, book, rest, values, io) {
  if (!book || rest.length) throw new UsageProblem("'metadata undo' needs one BOOK", 'see ./bindery metadata --help');
  return changed(await api.change(path(book, '/undo'), {}, headers(values)), values, io);
}

function changed(answer, values, io) {
  if (values.json) io.json(answer);
  else for (const line of editLines(answer, io.paint)) io.print(line);
  return 0;
}

function headers(values) {
  if (values.version !== undefined && !/^\d{1,18}$/.test(values.version)) {
    throw new UsageProblem(`--version is a number, not '${values.version}'`, '');
  }
  return {'bindery-actor': login(), ...(values.version && {'if-match': `"${values.version}"`})};
}

/** Who edits: the machine's user, as far as a header can carry the name. */
function login() {
  let name = '';
  try {
    name = userInfo().username;
  } catch {
    // a user without an entry in the machine's list
  }
  return name.replace(/[^A-Za-z0-9._@-]/g, '').replace(/^[._@-]+/, '').slice(0, 64) || 'cli';
}

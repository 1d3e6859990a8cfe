// A search of two pages, and an index that is built one book further each time it is looked at.

const book = (n) => ({
  id: `0190dddd-0000-7000-8000-00000000000${n}`, publisher: 'acme', identifier: 'isbn:9780306406157', version: 1, revision: 1,
  metadata: {title: 'Moby-\u001b[31mDick', titles: [{text: 'Moby-\u001b[31mDick', type: 'MAIN'}], creators: [{name: 'Herman Melville'}], contributors: [{name: 'Somebody Else'}]},
});
const highlights = [{field: 'description', pieces: [{text: 'hunts a ', match: false}, {text: 'white', match: true}, {text: '\u001b[2J whale', match: true}]}];
const facets = [{name: 'language', values: [{value: 'en', count: 2}, {value: 'de', count: 1}]}, {name: 'format', values: []}];

let building = 0;
let stopped = false;

export function indexes() {
  if (building > 0 && !stopped && ++building > 3) building = 0;
  const work = building === 0 ? 'FOLLOWING' : stopped ? 'STOPPED' : 'BUILDING';
  return [{name: 'postgres', searched: true, work, documents: 3, written: building, lagSeconds: 0, failure: ''}];
}

export function searched(request, url) {
  if (url.pathname === '/api/v1/search/indexes') return [200, {indexes: indexes()}];
  if (url.pathname === '/api/v1/search/reindex') {
    if (url.searchParams.get('index') === 'none') return [404, {code: 'BND-API-404', detail: 'there is no search index none', remedy: 'Check.'}];
    stopped = request.method === 'DELETE';
    building = stopped ? 2 : 1;
    return [200, {indexes: indexes()}];
  }
  const asked = url.searchParams;
  if (asked.get('q') === 'nothing') return [200, {hits: [], total: 0, facets: [], didYouMean: '', next: null}];
  const second = asked.get('before') === 'page.2';
  return [200, {
    hits: [{book: book(second ? 2 : 1), score: 0.5, highlights}], total: 2, facets: asked.get('facets') ? facets : [],
    didYouMean: asked.get('q') === 'wite whale' ? 'white whale' : '', next: second ? null : 'page.2',
    asked: [...asked].map(([name, value]) => `${name}=${value}`).join('&'),
  }];
}

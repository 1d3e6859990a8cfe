import {expect, it} from 'vitest';
import {isNarrowed, nameOf, toggled, valuesOf} from './filters';

it('chooses values and gives them up again', () => {
  const one = toggled({}, 'format', 'epub');
  const two = toggled(one, 'format', 'pdf');
  expect(two).toEqual({format: ['epub', 'pdf']});
  expect(isNarrowed(two)).toBe(true);
  expect(toggled(two, 'format', 'epub')).toEqual({format: ['pdf']});
  expect(isNarrowed(toggled(one, 'format', 'epub'))).toBe(false);
});

it('keeps a chosen value in sight that nothing has any more', () => {
  const facet = {name: 'format', values: [{value: 'epub', count: 2}]};
  expect(valuesOf(facet, {format: ['epub', 'pdf']})).toEqual([{value: 'epub', count: 2}, {value: 'pdf', count: 0}]);
});

it('calls values what people call them', () => {
  expect(nameOf('language', 'de', 'en')).toBe('German');
  expect(nameOf('format', 'epub', 'en')).toBe('EPUB');
  expect(nameOf('format', 'text/book', 'en')).toBe('text/book');
  expect(nameOf('accessibility', 'alternativeText', 'en')).toBe('Alternative text');
  expect(nameOf('subject', 'Sea stories', 'en')).toBe('Sea stories');
});

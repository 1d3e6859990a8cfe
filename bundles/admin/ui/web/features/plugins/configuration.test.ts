import {describe, expect, it} from 'vitest';
import type {Attribute} from '../../api/types';
import {changesOf, kindOf, valuesOf} from './configuration';

const attributes: Attribute[] = [
  {name: 'enabled', type: 'Boolean', default: true},
  {name: 'limit', type: 'Integer', default: 10, value: 20},
  {name: 'formats', type: 'String', value: ['epub', 'pdf']},
  {name: 'key', type: 'Password'},
];

describe('a configuration', () => {
  it('has a field for each kind of attribute', () => {
    expect(attributes.map(kindOf)).toEqual(['switch', 'number', 'list', 'secret']);
  });

  it('shows the value, or the default where there is none', () => {
    expect(valuesOf(attributes)).toEqual({enabled: true, limit: '20', formats: 'epub\npdf', key: ''});
  });

  it('sends only what has changed, in its own type', () => {
    const values = valuesOf(attributes);
    expect(changesOf(attributes, values)).toEqual({});
    expect(changesOf(attributes, {...values, enabled: false, limit: '5', formats: 'epub\n\n mobi '})).toEqual({enabled: false, limit: 5, formats: ['epub', 'mobi']});
  });
});

import {describe, expect, it} from 'vitest';
import {capabilitiesOf} from './capabilities';

describe('what a platform can do', () => {
  const can = capabilitiesOf({paths: {'/api/v1/jobs': {get: {parameters: [{name: 'state'}, {$ref: '#/components/parameters/limit'}]}}, '/plugins/{name}/configuration': {put: {}}}});

  it('is what its description says, whatever parts of paths are called there', () => {
    expect(can.has('get', '/jobs')).toBe(true);
    expect(can.has('post', '/jobs')).toBe(false);
    expect(can.has('put', '/plugins/{plugin}/configuration')).toBe(true);
  });

  it('includes what can be asked for', () => {
    expect([can.has('get', '/jobs', 'state'), can.has('get', '/jobs', 'limit'), can.has('get', '/jobs', 'q')]).toEqual([true, true, false]);
  });

  it('is little where there is no description', () => {
    const old = capabilitiesOf(null);
    expect([old.has('post', '/jobs/{id}/replay'), old.has('get', '/stats'), old.has('get', '/jobs', 'q')]).toEqual([true, false, false]);
  });
});

import {expect, it} from 'vitest';
import {hasRole} from './session';

it('lets a role do what those beneath it may', () => {
  expect(hasRole({roles: ['publisher']}, 'author')).toBe(true);
  expect(hasRole({roles: ['publisher']}, 'operator')).toBe(false);
  expect(hasRole({roles: ['reviewer']}, 'author')).toBe(false);
  expect(hasRole({roles: ['viewer', 'operator']}, 'reviewer')).toBe(true);
  expect(hasRole({roles: ['operator']}, 'admin')).toBe(false);
  expect(hasRole(undefined, 'admin')).toBe(true);
});

import { expect, it } from 'vitest';
import { slug } from '../src/harbours.js';

it('makes a slug', () => {
  expect(slug('Große Plate')).toBe('gro-e-plate');
});

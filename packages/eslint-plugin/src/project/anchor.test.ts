import { describe, expect, it } from 'vitest';
import { anchorOf } from './anchor.js';

describe('the anchor of a finding without a file', () => {
  it.each([
    ['the first manifest of the folder', '.', ['Dockerfile', 'a/package.json', 'package.json', 'pyproject.toml'], 'package.json'],
    ['also where the root is empty', '', ['Procfile', 'compose.yaml'], 'compose.yaml'],
    ['of the folder itself', 'web', ['package.json', 'web/Dockerfile'], 'web/Dockerfile'],
    ['of the nearest folder above', 'web/src/deep', ['package.json', 'web/pyproject.toml', 'web/src/deep/x.py'], 'web/pyproject.toml'],
    ['of the least deep below, where none stands above', '.', ['a/b/package.json', 'z/requirements.txt'], 'z/requirements.txt'],
    ['by name, of two alike', '.', ['b/package.json', 'a/package.json'], 'a/package.json'],
    ['none, where there is no manifest', '.', ['main.py'], undefined],
  ])('is %s', (_, place, paths, anchor) => expect(anchorOf(place, paths)).toBe(anchor));
});

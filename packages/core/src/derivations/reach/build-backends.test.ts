import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

const FILES = {
  'shop/app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
  'requirements.txt': 'flask==3.1.0\n',
  'backend/make.py': 'open("dist/marker", "w").write("x")\n',
};

function isProduction(system: string): boolean {
  return factsOf({ ...FILES, 'pyproject.toml': `[project]\nname = "shop"\nversion = "1"\n${system}` }).isProduction({
    path: 'backend/make.py',
  });
}

it('takes the folder of a build backend that the repository brings for none of the application', () => {
  expect(isProduction('[build-system]\nrequires = []\nbuild-backend = "make"\nbackend-path = ["backend"]\n')).toBe(false);
});

it('but not another folder', () => {
  expect(isProduction('[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n')).toBe(true);
  expect(isProduction('[build-system]\nrequires = []\nbuild-backend = "make"\nbackend-path = ["."]\n')).toBe(true);
});

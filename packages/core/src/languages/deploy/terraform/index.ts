import { readHcl } from '../../../syntax/hcl.js';
import type { Fact } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { waivers } from '../waivers.js';
import { secretFacts } from './secrets.js';
import { serverlessFacts } from './serverless.js';
import { managedServices } from './services.js';
import { affinityFacts, taskFacts } from './tasks.js';
import { variableBindings, variableFile, variablePlaces, withVariables } from './variables.js';

/** Terraform and OpenTofu: what containers run, which services are made, what pins visitors, which secrets are written down. */
export const terraform = defineLanguage({
  id: 'terraform',
  version: 1,
  provides: ['workload', 'image-reference', 'server-log', 'managed-service', 'affinity', 'secret', 'binding', 'waiver'],
  reads: (path) => /\.(?:tf|tofu|tfvars)(?:\.(?:example|sample|dist|tmpl|template))?$/.test(path),

  *extract(document) {
    const file = readHcl(document);
    yield* waivers(document, file.comments);
    const places = variablePlaces(file, document);
    const facts: Iterable<Fact>[] = [taskFacts(file, document), serverlessFacts(file), managedServices(file), affinityFacts(file)];
    for (const each of facts) for (const fact of each) yield withVariables(fact, places);
    yield* secretFacts(file, /\.tfvars\b/.test(document.path));
  },

  bindings: variableBindings,
  resolve: variableFile,
});

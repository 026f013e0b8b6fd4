import { secretName } from '../../../values/credential.js';
import { walkValue } from '../../../values/walk.js';
import type { EnvironmentBranch } from '../../../vocabulary/facts/index.js';
import type { Condition, Value } from '../../../vocabulary/value.js';
import { blocksOf, effectsOf } from '../effects.js';
import { field, statementsOf, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';

/** Variables that name an environment, and those that platforms set. */
const NAMES = /(?:^|_)(?:ENV|ENVIRONMENT|STAGE|DEPLOY_ENV|DEPLOYMENT(?:_ENV)?|RUNTIME_ENV|TARGET_ENV|SETTINGS_ENV|PROFILE)$|^ENV_NAME$/i;
const PLATFORMS =
  /^(?:DYNO|KUBERNETES_SERVICE_HOST|FLY_APP_NAME|RENDER|VERCEL|RAILWAY_ENVIRONMENT|GAE_ENV|GAE_APPLICATION|K_SERVICE|AWS_EXECUTION_ENV|AWS_LAMBDA_FUNCTION_NAME|HEROKU_APP_NAME|WEBSITE_HOSTNAME|IS_HEROKU)$/;
const WORDS = /env|stage|heroku|dyno|deploy|profile|platform|is_prod|production|k8s|kubernetes|is_local|is_dev/i;
const SERVICES =
  /^(?:DATABASES?|CACHES|STORAGES|DEFAULT_FILE_STORAGE|STATICFILES_STORAGE|EMAIL_BACKEND|CHANNEL_LAYERS|SESSION_ENGINE|\w*BROKER\w*|\w*RESULT_BACKEND|\w*DATABASE_UR[IL]|\w*_(?:HOST|URL|URI|DSN))$/i;

/** Decisions by the environment's name. */
export function* environmentBranches(module: PythonModule): Generator<EnvironmentBranch> {
  for (const statement of module.reader.statementsWhere(mayNameEnvironment)) {
    if (statement.type === 'if_statement' || statement.type === 'elif_clause') {
      const test = field(statement, 'condition');
      if (test) yield* stated(test, selects(statement, module), module);
    }
    for (const node of within(statement)) {
      const test = node.type === 'conditional_expression' ? node.children[1] : undefined;
      if (test) yield* stated(test, targetOf(node, module), module);
    }
  }
}

function mayNameEnvironment(word: string): boolean {
  return WORDS.test(word);
}

function* stated(test: Node, selected: EnvironmentBranch['selects'], module: PythonModule): Generator<EnvironmentBranch> {
  const condition = module.condition(test);
  const on = namedBy(condition);
  if (!on) return;
  yield {
    kind: 'environment-branch',
    on,
    ...(typeof condition.equals === 'string' ? { equals: condition.equals } : {}),
    selects: selected,
    location: module.at(test),
  };
}

/** The variable or setting with the environment's name that a condition asks for. */
function namedBy({ value, equals }: Condition): Value | undefined {
  for (const each of walkValue(value)) {
    if (
      each.kind === 'environment' &&
      each.name !== undefined &&
      (PLATFORMS.test(each.name) ||
        (NAMES.test(each.name) && (typeof equals === 'string' || each.coercion === 'boolean' || each !== value)))
    )
      return each;
  }
  return value.kind === 'member' && NAMES.test(value.key) && typeof equals === 'string' ? value : undefined;
}

function selects(statement: Node, module: PythonModule): EnvironmentBranch['selects'] {
  const own =
    statement.type === 'if_statement'
      ? blocksOf(statement).flatMap(({ statements }) => statements)
      : statementsOf(field(statement, 'consequence'));
  const names = own.flatMap((each) => [...effectsOf(each, module.text)].map(({ name }) => name));
  return selection(names);
}

function targetOf(node: Node, module: PythonModule): EnvironmentBranch['selects'] {
  const { parent } = node;
  const target =
    parent?.type === 'assignment' ? field(parent, 'left') : parent?.type === 'keyword_argument' ? field(parent, 'name') : undefined;
  return selection(target ? [module.text(target)] : []);
}

function selection(names: readonly string[]): EnvironmentBranch['selects'] {
  if (names.some((name) => secretName(name) === 'strong')) return 'credential';
  return names.some((name) => SERVICES.test(name)) ? 'service' : 'behaviour';
}

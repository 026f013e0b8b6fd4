import { describe, expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { terraform } from './index.js';

const read = (text: string, path = 'infra/main.tf') => state(terraform, path, text);

const TASK = `# factorlint-disable-next-line processes -- sticky for now
resource "aws_lb_target_group" "web" {
  stickiness {
    type    = "lb_cookie"
    enabled = true
  }
}

locals {
  env = [{ name = "PORT", value = "8000" }]
}

resource "aws_ecs_task_definition" "web" {
  family = "web"
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id = var.fs
    }
  }
  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "shop:42"
      command      = ["gunicorn", "-b", ":\${var.port}", "app"]
      environment  = concat(local.env, [{ name = "SECRET_KEY", value = var.secret_key }, { name = "API_TOKEN", value = "kq83hf72jd9w1xZ0" }])
      secrets      = [{ name = "DB_URL", valueFrom = aws_ssm_parameter.db.arn }]
      portMappings = [{ containerPort = var.port }]
      mountPoints  = [{ sourceVolume = "data", containerPath = "/data" }]
      stopTimeout  = 90
    },
  ])
}

resource "aws_ecs_service" "web" {
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 3
  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8000
  }
}

resource "aws_appautoscaling_target" "web" {
  resource_id = "service/\${aws_ecs_cluster.a.name}/\${aws_ecs_service.web.name}"
}
`;

describe('ECS', () => {
  const { of, at, all } = read(TASK);
  const [web] = of('workload');

  test('a task with its service', () => {
    expect([web!.name, web!.form, shown(web!.replicas), web!.autoscaled, at(web!.location)]).toEqual(['web', 'ecs', '3', true, '22-31']);
    expect(web!.gracePeriod).toMatchObject({ seconds: 90 });
    expect(web!.volumes.map(({ form, target }) => [form, target])).toEqual([['claim', '/data']]);
    expect(of('image-reference').map(({ tag, location }) => [tag, at(location)])).toEqual([['42', '24: "shop:42"']]);
  });

  test('variables are referred to, secrets are credentials', () => {
    expect(web!.environment.map(({ name, value, source, location }) => [name, shown(value), source, at(location)])).toEqual([
      ['PORT', '8000', 'literal', '10: { name = "PORT", value = "8000" }'],
      ['SECRET_KEY', 'reference', 'literal', '26: { name = "SECRET_KEY", value = var.secret_key }'],
      ['API_TOKEN', '<random>', 'literal', '26: { name = "API_TOKEN", value = "kq83hf72jd9w1xZ0" }'],
      ['DB_URL', '?', 'secret', '27: { name = "DB_URL", valueFrom = aws_ssm_parameter.db.arn }'],
    ]);
    expect(web!.ports[0]!.container).toMatchObject({ kind: 'reference', module: 'var.port', name: 'port' });
    expect(at(web!.ports[0]!.container!.location)).toBe('28: var.port');
    expect(runs(web!.command!.script)).toEqual(['gunicorn -b :reference app']);
    expect(web!.open).toEqual([]);
    expect(JSON.stringify(all)).not.toContain('kq83');
  });

  test('what pins visitors, and waivers', () => {
    expect(of('affinity').map(({ form, of: name, location }) => [form, name, at(location)])).toEqual([
      ['stickiness lb_cookie', 'web', '3-6'],
    ]);
    expect(of('waiver')).toMatchObject([{ reason: 'sticky for now' }]);
    expect(
      read('resource "aws_lb_target_group" "a" {\n  stickiness {\n    type = "x"\n    enabled = false\n  }\n}\n').of('affinity'),
    ).toEqual([]);
    expect(read('resource "google_compute_backend_service" "a" {\n  session_affinity = "CLIENT_IP"\n}\n').of('affinity')).toMatchObject([
      { form: 'session_affinity = CLIENT_IP' },
    ]);
  });

  test('JSON in a heredoc', () => {
    const stated = read(
      'resource "aws_ecs_task_definition" "a" {\n  container_definitions = <<-EOF\n    [\n      {\n        "name": "a",\n        "image": "${var.image}",\n        "portMappings": [{ "containerPort": ${var.port} }],\n        "environment": [{ "name": "A", "value": "b" }]\n      }\n    ]\n  EOF\n}\n',
    );
    const [a] = stated.of('workload');
    expect([a!.name, stated.at(a!.location), stated.at(a!.environment[0]!.location)]).toEqual([
      'a',
      '4-9',
      '8: { "name": "A", "value": "b" }',
    ]);
    expect([a!.image, a!.ports[0]!.container]).toMatchObject([
      { kind: 'reference', name: 'image' },
      { kind: 'reference', name: 'port' },
    ]);
  });

  test('a schedule runs a task once', () => {
    const stated = read(
      'resource "aws_ecs_task_definition" "a" {\n  container_definitions = jsonencode([{ name = "a", image = "b:1", environment = [for k in var.x : k] }])\n}\nresource "aws_cloudwatch_event_target" "a" {\n  ecs_target {\n    task_definition_arn = aws_ecs_task_definition.a.arn\n  }\n}\n',
    );
    expect(stated.of('workload')).toMatchObject([{ once: true, open: ['a template'] }]);
  });
});

describe('backing services', () => {
  test.each([
    ['aws_db_instance', 'engine = "postgres"\n  engine_version = "16.3"', 'postgresql', '16.3'],
    ['aws_rds_cluster', 'engine = "aurora-mysql"\n  engine_version = "8.0.mysql_aurora.3.04.0"', 'mysql', '8.0'],
    ['google_sql_database_instance', 'database_version = "POSTGRES_15"', 'postgresql', '15'],
    ['google_sql_database_instance', 'database_version = "MYSQL_8_0"', 'mysql', '8.0'],
    ['azurerm_postgresql_flexible_server', 'version = "14"', 'postgresql', '14'],
    ['aws_elasticache_replication_group', 'engine_version = "7.1"', 'redis', '7.1'],
    ['aws_elasticache_cluster', 'engine = "memcached"', 'memcached', undefined],
    ['google_redis_instance', 'redis_version = "REDIS_7_0"', 'redis', '7.0'],
    ['aws_mq_broker', 'engine_type = "RabbitMQ"\n  engine_version = var.v', 'rabbitmq', undefined],
    ['heroku_addon', 'plan = "heroku-postgresql:mini"', 'postgresql', undefined],
  ])('%s with %s', (type, attributes, service, version) => {
    const { of, at } = read(`resource "${type}" "main" {\n  ${attributes}\n}\n`);
    expect(of('managed-service').map((made) => [made.service, made.version, made.name, made.form, at(made.location)])).toEqual([
      [service, version, 'main', 'terraform', `1: resource "${type}" "main"`],
    ]);
  });

  test('a version that is a variable has its default', () => {
    const { of } = read(
      'variable "v" {\n  default = "15.4"\n}\nresource "aws_db_instance" "a" {\n  engine = "postgres"\n  engine_version = "${var.v}"\n}\n',
    );
    expect(of('managed-service')).toMatchObject([{ version: '15.4' }]);
  });

  test('what is only read, or not said, is none', () => {
    expect(
      read('data "aws_db_instance" "a" {\n  engine = "postgres"\n}\nresource "aws_db_instance" "b" {\n  replicate_source_db = "a"\n}\n').of(
        'managed-service',
      ),
    ).toEqual([]);
  });
});

describe('secrets', () => {
  test('defaults, arguments, environments', () => {
    const { of, at, all } = read(
      [
        'variable "db_password" {',
        '  default = "hunter2hunter2"',
        '}',
        'resource "aws_db_instance" "a" {',
        '  password = "hunter3hunter3"',
        '  username = "shop"',
        '}',
        'resource "aws_lambda_function" "a" {',
        '  environment {',
        '    variables = {',
        '      SECRET_KEY = "kq83hf72jd9w1xZ0"',
        '      URL        = "postgres://u:hunter4hunter4@db/x"',
        '      SAFE_TOKEN = var.token',
        '    }',
        '  }',
        '}',
        'resource "helm_release" "a" {',
        '  set_sensitive {',
        '    name  = "auth.password"',
        '    value = "hunter5hunter5"',
        '  }',
        '}',
        '',
      ].join('\n'),
    );
    expect(of('secret').map(({ name, value, sink, location }) => [name, shown(value), sink, at(location).split(':')[0]])).toEqual([
      ['db_password', '<words>', 'assignment', '2'],
      ['password', '<words>', 'assignment', '5'],
      ['SECRET_KEY', '<random>', 'assignment', '11'],
      ['URL', 'postgres://u:<words>@db/x', 'url', '12'],
      ['auth.password', '<words>', 'assignment', '20'],
    ]);
    expect(JSON.stringify(all)).not.toMatch(/hunter|kq83/);
  });

  test('names of secrets are no secrets', () => {
    const { of } = read(
      'resource "google_cloud_run_v2_service" "a" {\n  template {\n    containers {\n      image = "a"\n      env {\n        name = "DB_PASSWORD"\n        value_source {\n          secret_key_ref {\n            secret = "db-password-name"\n          }\n        }\n      }\n    }\n  }\n}\nresource "x" "y" {\n  password = random_password.a.result\n  secret_id = "shop/production"\n  manage_master_user_password = true\n}\n',
    );
    expect(of('secret')).toEqual([]);
  });

  test('files of values', () => {
    const { of } = read('db_password = "hunter2hunter2"\nregion = "eu"\n', 'infra/prod.tfvars');
    expect(of('secret').map(({ name, value }) => [name, shown(value)])).toEqual([['db_password', '<words>']]);
  });
});

describe('without servers', () => {
  test('Cloud Run', () => {
    const { of, at } = read(
      [
        'resource "google_cloud_run_v2_service" "web" {',
        '  template {',
        '    session_affinity = true',
        '    containers {',
        '      image   = "gcr.io/a/b:1"',
        '      command = ["gunicorn"]',
        '      args    = ["app"]',
        '      ports {',
        '        container_port = 8080',
        '      }',
        '      env {',
        '        name  = "DEBUG"',
        '        value = "0"',
        '      }',
        '      env {',
        '        name = "KEY"',
        '        value_source {',
        '          secret_key_ref {',
        '            secret = "key"',
        '          }',
        '        }',
        '      }',
        '    }',
        '  }',
        '}',
        '',
      ].join('\n'),
    );
    const [web] = of('workload');
    expect([web!.name, web!.form, web!.type, web!.autoscaled, at(web!.location)]).toEqual([
      'web',
      'terraform',
      'google_cloud_run_v2_service',
      true,
      '4-23',
    ]);
    expect(web!.environment.map(({ name, value, source }) => [name, shown(value), source])).toEqual([
      ['DEBUG', '0', 'literal'],
      ['KEY', '?', 'secret'],
    ]);
    expect([...runs(web!.entrypoint!.script), ...runs(web!.command!.script), shown(web!.ports[0]!.container)]).toEqual([
      'gunicorn',
      'app',
      '8080',
    ]);
    expect(of('affinity')).toMatchObject([{ form: 'session_affinity = true', of: 'web' }]);
  });

  test('App Runner', () => {
    const { of } = read(
      'resource "aws_apprunner_service" "web" {\n  source_configuration {\n    image_repository {\n      image_identifier = "a/b:2"\n      image_configuration {\n        port = "8000"\n        start_command = "node a.js"\n        runtime_environment_variables = {\n          A = "1"\n        }\n        runtime_environment_secrets = {\n          B = aws_x.y.arn\n        }\n      }\n    }\n  }\n}\n',
    );
    const [web] = of('workload');
    expect([shown(web!.image), shown(web!.ports[0]!.container), ...runs(web!.command!.script)]).toEqual(['a/b:2', '8000', 'node a.js']);
    expect(web!.environment.map(({ name, source }) => [name, source])).toEqual([
      ['A', 'literal'],
      ['B', 'secret'],
    ]);
  });
});

describe('variables', () => {
  const files = {
    'infra/main.tf': '',
    'infra/variables.tf':
      'variable "port" {\n  default = 8000\n}\nvariable "pw" {\n  default = "hunter2hunter2"\n}\nvariable "empty" {\n  default = ""\n}\n',
    'infra/terraform.tfvars': 'tag = "1"\n',
    'other/variables.tf': 'variable "tag" {}\n',
  };
  const has = (path: string): path is keyof typeof files => path in files;
  const tree = { has, text: (path: string) => (has(path) ? files[path] : ''), paths: Object.keys(files) };

  test('are found beside the file', () => {
    const find = (specifier: string) => terraform.resolve!(specifier, 'infra/main.tf', tree);
    expect([find('var.port'), find('var.tag'), find('var.none'), find('./module')]).toEqual([
      'infra/variables.tf',
      'infra/terraform.tfvars',
      undefined,
      undefined,
    ]);
  });
});

test('what is broken', () => {
  const circle = 'locals {\n  a = local.b\n  b = concat(local.a, local.a, [{ name = "x", image = "y:1" }])\n}\n';
  expect(
    read(`${circle}resource "aws_ecs_task_definition" "a" {\n  container_definitions = jsonencode(local.b)\n}\n`).of('workload'),
  ).toMatchObject([{ name: 'x' }]);
  expect(read('resource "aws_db_instance" "a" {\n  engine = \n').of('managed-service')).toEqual([]);
  expect(
    read('resource "x" "y" {\n  a = [\n}\nresource "aws_db_instance" "b" {\n  engine = "mysql"\n}\n').all.length,
  ).toBeGreaterThanOrEqual(0);
  expect(
    read('resource "aws_ecs_task_definition" "a" {\n  container_definitions = "[not json"\n}\nresource {}\nvariable {}\n').of('workload'),
  ).toEqual([]);
  expect(terraform.reads('a/main.tf.json', () => '')).toBe(false);
});

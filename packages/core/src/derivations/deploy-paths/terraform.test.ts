import { describe, expect, it } from 'vitest';
import { factsOf, shown, shownStep } from '../model.test-kit.js';

const MAIN = `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "shop:42"
      command      = ["gunicorn", "-b", "0.0.0.0:8000", "app:app"]
      environment  = [{ name = "DEBUG", value = var.debug }, { name = "DB_PASSWORD", value = var.pw }]
      portMappings = [{ containerPort = var.port }]
    },
  ])
}
resource "aws_ecs_service" "web" {
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = var.instances
}
`;
const VARIABLES = `variable "debug" {
  default = "0"
}
variable "pw" {
  default = "hunter2hunter2"
}
variable "port" {
  default = 8000
}
variable "instances" {
  default = 2
}
`;
const DATABASE = 'resource "aws_db_instance" "main" {\n  engine         = "postgres"\n  engine_version = "16.3"\n}\n';

describe('Terraform', () => {
  const facts = factsOf({
    'requirements.txt': 'gunicorn\n',
    'app.py': '',
    'infra/main.tf': MAIN,
    'infra/variables.tf': VARIABLES,
    'infra/terraform.tfvars': 'instances = 3\n',
    'infra/modules/data/rds.tf': DATABASE,
  });

  it('is one path with its modules', () => {
    expect(facts.of('deploy-path')).toMatchObject([
      { id: 'ecs:infra', form: 'ecs', purpose: 'production', files: ['infra/main.tf', 'infra/modules/data/rds.tf'] },
    ]);
    expect(facts.of('backing-service').map(({ service, version, path }) => [service, version, path])).toEqual([
      ['postgresql', '16', 'ecs:infra'],
    ]);
  });

  it('fills in variables from the files beside it', () => {
    const [web] = facts.of('process');
    expect([web?.name, shownStep(web?.main), web?.server, shown(web?.replicas), shown(web?.ports[0]?.container)]).toEqual([
      'web',
      'gunicorn -b 0.0.0.0:8000 app:app',
      'gunicorn',
      '3',
      '8000',
    ]);
    expect(web?.environment.map(({ name, value }) => [name, value.kind])).toEqual([
      ['DEBUG', 'literal'],
      ['DB_PASSWORD', 'credential'],
    ]);
    expect(JSON.stringify([facts.of('workload'), facts.of('process'), facts.of('secret'), facts.of('environment-contract')])).not.toContain(
      'hunter2',
    );
  });

  it('takes environments for paths of their own', () => {
    const ids = factsOf({ 'terraform/envs/dev/main.tf': MAIN, 'terraform/envs/prod/main.tf': MAIN })
      .of('deploy-path')
      .map(({ id, purpose }) => `${id} ${purpose}`);
    expect(ids).toEqual(['ecs:terraform/envs/dev development', 'ecs:terraform/envs/prod production']);
  });

  it('takes templates of task definitions with it, and those that stand alone by themselves', () => {
    const task = '[{ "name": "web", "image": "a:1", "essential": true }]';
    const ids = factsOf({ 'infra/main.tf': '', 'infra/tasks/web.json.tpl': task, 'deploy/task.json': task })
      .of('deploy-path')
      .map(({ id, files }) => [id, ...files]);
    expect(ids).toEqual([
      ['ecs:infra', 'infra/tasks/web.json.tpl'],
      ['ecs:deploy/task.json', 'deploy/task.json'],
    ]);
  });
});

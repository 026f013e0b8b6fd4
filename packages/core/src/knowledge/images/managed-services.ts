import type { ServiceType } from '../../vocabulary/facts/index.js';

interface ServiceRow {
  readonly name: RegExp;
  readonly service: ServiceType;
}

/** Add-ons by the name before the plan. Source: elements.heroku.com/addons. */
const ADD_ONS: readonly ServiceRow[] = [
  { name: /^heroku-postgresql$|^crunchybridge|^neon/, service: 'postgresql' },
  { name: /^(?:jawsdb|cleardb|jawsdb-maria|planetscale)/, service: 'mysql' },
  { name: /^(?:mongolab|mongohq|objectrocket|ormongo|mongodb)/, service: 'mongodb' },
  {
    name: /^(?:heroku-redis|rediscloud|redistogo|openredis|redisgreen|upstash-redis|stackhero-redis|heroku-key-value-store)/,
    service: 'redis',
  },
  { name: /^(?:memcachier|memcachedcloud)/, service: 'memcached' },
  { name: /^(?:cloudamqp|rabbitmq-bigwig|stackhero-rabbitmq)/, service: 'rabbitmq' },
  { name: /^(?:heroku-kafka|cloudkarafka|upstash-kafka)/, service: 'kafka' },
  { name: /^(?:bonsai|searchbox|foundelasticsearch|stackhero-elasticsearch)/, service: 'elasticsearch' },
  { name: /^(?:sendgrid|mailgun|postmark|mailjet|sparkpost|mailertogo|cloudmailin|mailtrap|mandrill|mailersend)/, service: 'smtp' },
  { name: /^(?:bucketeer|hdrive|filestack)/, service: 's3' },
  { name: /^sentry/, service: 'sentry' },
];

/** The service that an add-on brings: `heroku-postgresql:mini`. `other` for one that is not known. */
export function serviceOfAddOn(plan: string): ServiceType {
  const name = plan.split(':')[0]?.toLowerCase() ?? '';
  return ADD_ONS.find((row) => row.name.test(name))?.service ?? 'other';
}

interface OperatorRow {
  /** The API's group. */
  readonly group: RegExp;
  readonly kind: RegExp;
  readonly service: ServiceType;
  /** Where the version or the image stands below `spec`. */
  readonly version: readonly (readonly string[])[];
  readonly source: string;
}

/** Kubernetes resources by which an operator makes a service. */
const OPERATORS: readonly OperatorRow[] = [
  {
    group: /^postgresql\.cnpg\.io$/,
    kind: /^Cluster$/,
    service: 'postgresql',
    version: [['imageName'], ['imageCatalogRef', 'major']],
    source: 'cloudnative-pg.io/documentation/current/cloudnative-pg.v1',
  },
  {
    group: /^acid\.zalan\.do$/,
    kind: /^postgresql$/,
    service: 'postgresql',
    version: [['postgresql', 'version']],
    source: 'postgres-operator.readthedocs.io',
  },
  {
    group: /^postgres-operator\.crunchydata\.com$/,
    kind: /^PostgresCluster$/,
    service: 'postgresql',
    version: [['postgresVersion']],
    source: 'access.crunchydata.com/documentation/postgres-operator',
  },
  { group: /^kubedb\.com$/, kind: /^Postgres$/, service: 'postgresql', version: [['version']], source: 'kubedb.com/docs' },
  {
    group: /^(?:mysql\.oracle\.com|pxc\.percona\.com|ps\.percona\.com|moco\.cybozu\.com)$/,
    kind: /Cluster$/,
    service: 'mysql',
    version: [['version'], ['image']],
    source: 'dev.mysql.com/doc/mysql-operator',
  },
  {
    group: /^k8s\.mariadb\.com$/,
    kind: /^MariaDB$/,
    service: 'mysql',
    version: [['image']],
    source: 'github.com/mariadb-operator/mariadb-operator',
  },
  {
    group: /^(?:mongodbcommunity\.mongodb\.com|mongodb\.com|psmdb\.percona\.com)$/,
    kind: /^(?:MongoDB(?:Community)?|PerconaServerMongoDB)$/,
    service: 'mongodb',
    version: [['version'], ['image']],
    source: 'github.com/mongodb/mongodb-kubernetes',
  },
  {
    group: /^(?:redis\.redis\.opstreelabs\.in|databases\.spotahome\.com|app\.redislabs\.com|dragonflydb\.io)$/,
    kind: /^(?:Redis\w*|Dragonfly)$/,
    service: 'redis',
    version: [['kubernetesConfig', 'image'], ['redis', 'image'], ['image']],
    source: 'redis-operator.opstree.dev',
  },
  {
    group: /^rabbitmq\.com$/,
    kind: /^RabbitmqCluster$/,
    service: 'rabbitmq',
    version: [['image']],
    source: 'rabbitmq.com/kubernetes/operator',
  },
  { group: /^kafka\.strimzi\.io$/, kind: /^Kafka$/, service: 'kafka', version: [['kafka', 'version']], source: 'strimzi.io/docs' },
  {
    group: /^elasticsearch\.k8s\.elastic\.co$/,
    kind: /^Elasticsearch$/,
    service: 'elasticsearch',
    version: [['version']],
    source: 'elastic.co/docs/deploy-manage/deploy/cloud-on-k8s',
  },
  {
    group: /^opensearch\.opster\.io$/,
    kind: /^OpenSearchCluster$/,
    service: 'elasticsearch',
    version: [['general', 'version']],
    source: 'github.com/opensearch-project/opensearch-k8s-operator',
  },
  { group: /^minio\.min\.io$/, kind: /^Tenant$/, service: 's3', version: [['image']], source: 'github.com/minio/operator' },
];

/** The operator's resource that makes a service, by group and kind. */
export function operatorService(group: string, kind: string): Pick<OperatorRow, 'service' | 'version'> | undefined {
  return OPERATORS.find((row) => row.group.test(group) && row.kind.test(kind));
}

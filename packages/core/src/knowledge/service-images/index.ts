import type { ServiceType } from '../../vocabulary/facts/index.js';

/** Images of backing services, by the last part of their name. */
export interface ServiceImage {
  readonly pattern: RegExp;
  readonly service: ServiceType;
}

/** Source: the images' pages on hub.docker.com and their projects' documentation; libSQL: github.com/tursodatabase/libsql (docs/DOCKER.md). */
const SERVICE_IMAGES: readonly ServiceImage[] = [
  {
    pattern:
      /^(?:postgres(?:ql)?(?:-repmgr)?|postgis|timescaledb(?:-ha)?|pgvector|pgautoupgrade|supabase-postgres|alloydb-omni|docker-postgis|cockroach)$/,
    service: 'postgresql',
  },
  { pattern: /^(?:mysql(?:-server)?|mariadb|percona(?:-server)?)$/, service: 'mysql' },
  { pattern: /^(?:mongo(?:db)?(?:-community-server)?|percona-server-mongodb)$/, service: 'mongodb' },
  { pattern: /^(?:redis(?:-stack(?:-server)?|-cluster|-sentinel)?|valkey|keydb|dragonfly|garnet)$/, service: 'redis' },
  { pattern: /^memcached$/, service: 'memcached' },
  { pattern: /^(?:rabbitmq|lavinmq)$/, service: 'rabbitmq' },
  { pattern: /^(?:(?:cp-)?kafka|redpanda|apache-kafka)$/, service: 'kafka' },
  { pattern: /^nats(?:-streaming)?$/, service: 'nats' },
  { pattern: /^(?:elasticsearch(?:-oss)?|opensearch)$/, service: 'elasticsearch' },
  {
    pattern:
      /^(?:mailhog|mailpit|mailcatcher|maildev|inbucket|mailcrab|smtp4dev|docker-mailserver|smtp|fake-smtp-server|docker-smtp|postfix)$/,
    service: 'smtp',
  },
  { pattern: /^(?:minio|localstack|s3mock|s3ninja|garage|seaweedfs|adobe-s3mock)$/, service: 's3' },
  { pattern: /^fake-gcs-server$/, service: 'gcs' },
  { pattern: /^azurite$/, service: 'azure-storage' },
  {
    pattern:
      /^(?:clickhouse(?:-server)?|cassandra|scylla|neo4j|influxdb|meilisearch|typesense|qdrant|weaviate|milvus|etcd|consul|vault|zookeeper|solr|couchdb|couchbase|mssql|azure-sql-edge|temporal|auto-setup|nsqd|mosquitto|emqx|rethinkdb|surrealdb|chroma|eventstore|questdb|beanstalkd|gearmand|libsql-server|sqld)$/,
    service: 'other',
  },
];

/** Third-party images that serve people or tools and are no backing service of the application. */
export const TOOL_IMAGES =
  /^(?:adminer|phpmyadmin|pgadmin4?|redis-commander|redisinsight|mongo-express|flower|traefik|nginx(?:-unprivileged|-proxy)?|caddy|haproxy|envoy|acme-companion|letsencrypt-nginx-proxy-companion|certbot|prometheus|grafana|jaeger|all-in-one|otel-collector|opentelemetry-collector(?:-contrib)?|loki|promtail|cadvisor|node-exporter|alertmanager|portainer|watchtower|autoheal|kibana|logstash|filebeat|dozzle|busybox|alpine|ubuntu|debian|curl|hello-world|selenium|standalone-chrome|chrome|dynamodb-admin|kafka-ui|kafdrop|cloudflared|ngrok|socat|wait-for-it|dockerize|swagger-ui|redoc|temporal-ui|squid|tor|oauth2-proxy|keycloak|authelia|postgres-exporter|statsd|graphite-statsd|newrelic|dd-agent|gotenberg|browserless|chromium)$/;

/** The service that an image name (without registry and tag) brings. */
export function serviceOfImage(name: string): ServiceType | undefined {
  const last = name.split('/').at(-1)?.toLowerCase() ?? '';
  return SERVICE_IMAGES.find(({ pattern }) => pattern.test(last))?.service;
}

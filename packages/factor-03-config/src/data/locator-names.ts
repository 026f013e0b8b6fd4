/** Endings of names that hold the address of a backing service. Source: the add-on documentation of Heroku, Render and Fly. */
const LOCATOR =
  /(?:^|_)(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MONGO(?:DB)?|REDIS|CACHE|BROKER|AMQP|RABBITMQ|CLOUDAMQP|KAFKA|ELASTICSEARCH|OPENSEARCH|SMTP|EMAIL|MAIL|S3|BUCKET|STORAGE|QUEUE|CELERY_BROKER|MEMCACHED?)(?:_\w+)?_(?:URL|URI|DSN|HOST|SERVER|ENDPOINT|BROKERS|LOCATION|NAME)$|^(?:DATABASE_URL|REDIS_URL|MONGO(?:DB)?_UR[IL]|MONGODB_URI|.*_DATABASE_URL|.*_DSN)$/;

/** Whether a name announces where a backing service is. Camel case is read as snake case. */
export function isLocatorName(name: string): boolean {
  return LOCATOR.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase());
}

const DOMAIN = 'pitch.internal';

module.exports = {
  CACHE_URL: `redis://:a7S1d5F9g3H8j2K6@cache.${DOMAIN}:6379`,
  BROKERS: [`kafka-1.${DOMAIN}:9092`, `kafka-2.${DOMAIN}:9092`],
};

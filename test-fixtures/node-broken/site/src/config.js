const { LOCAL_DATABASE } = require('./constants');
const { env } = require('./environment');

module.exports = {
  debug: process.env.DEBUG_ERRORS !== 'false',
  DATABASE_URL: process.env.DATABASE_URL || LOCAL_DATABASE,
  queueUrl: process.env.QUEUE_URL || 'redis://localhost:6379',
  eventsUrl: env('EVENTS_URL', 'amqp://localhost:5672'),
  jwtSecret: process.env.JWT_SECRET || 'u6I0o4P8a2S7d1F5g9H3',
  apiKey: env('MAP_API_KEY', 'l2Z6x0C4v8B3n7M1q5W9'),
};

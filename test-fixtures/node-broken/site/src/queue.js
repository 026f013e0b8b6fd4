const { Queue } = require('bullmq');
const { queueUrl } = require('./config');

module.exports = { queue: new Queue('stays', { connection: { url: queueUrl } }) };

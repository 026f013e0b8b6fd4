const { Worker } = require('bullmq');
const { queueUrl } = require('./config');
const mail = require('./mail');

new Worker('stays', (job) => mail(job.data.email, 'See you soon'), { connection: { url: queueUrl } });

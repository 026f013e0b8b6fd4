const amqp = require('amqplib');
const { eventsUrl } = require('./config');

module.exports = async function signal(name) {
  const connection = await amqp.connect(eventsUrl);
  const channel = await connection.createChannel();
  channel.sendToQueue('signals', Buffer.from(name));
};

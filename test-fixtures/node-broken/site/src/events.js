const { Kafka } = require('kafkajs');
const { BROKERS } = require('./hosts');

const producer = new Kafka({ clientId: 'site', brokers: BROKERS }).producer();

module.exports = async function publish(topic, event) {
  await producer.connect();
  await producer.send({ topic, messages: [{ value: JSON.stringify(event) }] });
};

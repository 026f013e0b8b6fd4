import { testRule } from '@factorlint/testing';
import { noIncompleteShutdown } from './no-incomplete-shutdown.js';

const app = (handler: string, connect = `mongoose.connect(process.env.MONGODB_URL);`) => ({
  Procfile: 'web: node server.js\n',
  'package.json': '{"name": "shop", "private": true, "dependencies": {"express": "5.1.0", "mongoose": "8.9.0", "ioredis": "5.4.0"}}\n',
  'server.js': `const express = require('express');\nconst mongoose = require('mongoose');\nconst Redis = require('ioredis');\nconst logger = require('./logger');\n${connect}\nconst server = express().listen(process.env.PORT);\n${handler}\n`,
  'logger.js': 'module.exports = console;\n',
});

testRule(noIncompleteShutdown, {
  violates: {
    'only the server is closed': app(`process.on('SIGTERM', () => { server.close(); });`),
    'and a line is logged': app(`process.on('SIGTERM', () => { logger.info('stopping'); if (server) { server.close(); } });`),
    'a function by name': app(`function stop() { server.close(); }\nprocess.on('SIGTERM', stop);`),
    'a client of Redis': app(`process.on('SIGTERM', () => { server.close(); });`, `const redis = new Redis(process.env.REDIS_URL);`),
  },
  upholds: {},
  'says nothing': {
    'the connection is closed': app(`process.on('SIGTERM', () => { server.close(() => mongoose.disconnect()); });`),
    'the process is left afterwards': app(`process.on('SIGTERM', () => { server.close(() => process.exit(0)); });`),
    'a function that this file does not show': app(`process.on('SIGTERM', () => { server.close(); cleanUp(); });`),
    'no connection': app(`process.on('SIGTERM', () => { server.close(); });`, ''),
    'another signal': app(`process.on('SIGUSR2', () => { server.close(); });`),
    'no handler': app(''),
    'a comment': app(`// process.on('SIGTERM', () => { server.close(); });`),
  },
});

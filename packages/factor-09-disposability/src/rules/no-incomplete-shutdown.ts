import { defineRule, violates } from '@factorlint/core';

export const noIncompleteShutdown = defineRule({
  id: 'disposability/no-incomplete-shutdown',
  code: 'TF0907',
  summary: 'A process that is told to stop also lets go of its connections, and ends.',
  scope: 'project',
  severity: 'note',
  needs: ['signal-handler', 'connection', 'app'],

  *check(facts) {
    for (const handler of facts.of('signal-handler')) {
      const app = facts.appOf(handler);
      if (!handler.leavesOpen || handler.signal !== 'SIGTERM' || app?.type !== 'service' || !facts.isProduction(handler)) continue;
      const connection = facts
        .for('connection', app.path)
        .find((each) => KEEPS_ALIVE.test(each.library) && facts.kindOf(each.location.path) === 'production' && facts.isProduction(each));
      if (!connection) continue;
      yield violates(
        handler,
        connection.library,
        `SIGTERM stops the server, and the connection of ${connection.library} stays open and keeps the process alive.`,
        { confidence: 'likely', related: [{ location: connection.location, message: 'The connection is opened here.' }] },
      );
    }
  },
});

/** Clients whose open connections keep Node.js from ending by itself. Sources: each project's documentation of closing. */
const KEEPS_ALIVE = /^(?:mongoose|mongodb|pg|redis|ioredis|amqplib|mysql2?|mysql2\/promise|sequelize|knex|typeorm)$/;

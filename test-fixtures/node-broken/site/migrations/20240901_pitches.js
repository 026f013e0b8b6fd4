exports.up = (knex) =>
  knex.schema.createTable('pitches', (table) => {
    table.increments();
    table.string('name').notNullable();
    table.integer('places').notNullable();
  });

exports.down = (knex) => knex.schema.dropTable('pitches');

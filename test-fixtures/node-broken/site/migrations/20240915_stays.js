exports.up = (knex) =>
  knex.schema.createTable('stays', (table) => {
    table.increments();
    table.integer('pitch').notNullable();
    table.string('email').notNullable();
    table.string('photo');
  });

exports.down = (knex) => knex.schema.dropTable('stays');

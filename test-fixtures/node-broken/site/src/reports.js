const { Sequelize } = require('sequelize');

module.exports = new Sequelize(process.env.REPORTS_URL || 'sqlite://./reports.sqlite3');

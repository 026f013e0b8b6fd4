const nodemailer = require('nodemailer');

const transport =
  process.env.NODE_ENV === 'production'
    ? nodemailer.createTransport({ host: 'mail.pitch.internal', port: 25 })
    : nodemailer.createTransport({ jsonTransport: true });

module.exports = (to, text) => transport.sendMail({ from: 'desk@pitch.example', to, subject: 'Your stay', text });

module.exports = {
  apps: [{ name: 'mailer', script: 'src/main.ts', interpreter: 'tsx', instances: 1, out_file: '/var/log/pitch/mailer.log' }],
};

/** How this project reads its environment. */
function env(name, fallback) {
  return process.env[name] || fallback;
}

module.exports = { env, isProduction: process.env.NODE_ENV === 'production' };

export default [{ files: ['src/**/*.ts'], rules: { 'no-console': 'error' } }];

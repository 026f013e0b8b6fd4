/**
 * Settings that only Django reads, or that hardly anything else calls so: two of them make a module a settings module.
 * Source: docs.djangoproject.com/en/stable/ref/settings
 */
export const DJANGO_SETTINGS: ReadonlySet<string> = new Set([
  'ADMINS', 'ALLOWED_HOSTS', 'APPEND_SLASH', 'ASGI_APPLICATION', 'AUTHENTICATION_BACKENDS', 'AUTH_PASSWORD_VALIDATORS', 'AUTH_USER_MODEL', 'CACHES',
  'CHANNEL_LAYERS', 'CSRF_COOKIE_SECURE', 'CSRF_TRUSTED_ORIGINS', 'DATABASES', 'DATABASE_ROUTERS', 'DEBUG', 'DEFAULT_AUTO_FIELD', 'DEFAULT_FILE_STORAGE',
  'DEFAULT_FROM_EMAIL', 'EMAIL_BACKEND', 'EMAIL_HOST', 'EMAIL_HOST_PASSWORD', 'EMAIL_HOST_USER', 'EMAIL_PORT', 'EMAIL_USE_TLS', 'INSTALLED_APPS',
  'INTERNAL_IPS', 'LANGUAGE_CODE', 'LOGGING', 'LOGIN_REDIRECT_URL', 'LOGIN_URL', 'MEDIA_ROOT', 'MEDIA_URL', 'MIDDLEWARE', 'MIGRATION_MODULES',
  'PASSWORD_HASHERS', 'ROOT_URLCONF', 'SECRET_KEY', 'SECURE_HSTS_SECONDS', 'SECURE_PROXY_SSL_HEADER', 'SECURE_SSL_REDIRECT', 'SERVER_EMAIL',
  'SESSION_COOKIE_SECURE', 'SESSION_ENGINE', 'SITE_ID', 'STATICFILES_DIRS', 'STATICFILES_STORAGE', 'STATIC_ROOT', 'STATIC_URL', 'STORAGES', 'TEMPLATES',
  'TIME_ZONE', 'USE_I18N', 'USE_TZ', 'WSGI_APPLICATION',
]);

/** Of those, the ones that no other framework has. */
export const DJANGO_ONLY: ReadonlySet<string> = new Set([
  'INSTALLED_APPS', 'MIDDLEWARE', 'ROOT_URLCONF', 'WSGI_APPLICATION', 'ASGI_APPLICATION', 'DATABASES', 'CACHES', 'STATICFILES_DIRS', 'STATICFILES_STORAGE', 'STORAGES',
  'AUTH_PASSWORD_VALIDATORS', 'DEFAULT_AUTO_FIELD', 'EMAIL_BACKEND', 'SECURE_SSL_REDIRECT', 'ALLOWED_HOSTS', 'DEFAULT_FILE_STORAGE', 'CHANNEL_LAYERS',
]);

/**
 * Keys of a Flask configuration.
 * Sources: flask.palletsprojects.com/config, flask-sqlalchemy.readthedocs.io/config, flask-session.readthedocs.io/config
 */
export const FLASK_SETTINGS: ReadonlySet<string> = new Set([
  'SECRET_KEY', 'DEBUG', 'TESTING', 'SERVER_NAME', 'SQLALCHEMY_DATABASE_URI', 'SQLALCHEMY_TRACK_MODIFICATIONS', 'SQLALCHEMY_ENGINE_OPTIONS', 'SQLALCHEMY_BINDS', 'SESSION_TYPE',
  'SESSION_COOKIE_SECURE', 'SESSION_REDIS', 'PERMANENT_SESSION_LIFETIME', 'UPLOAD_FOLDER', 'MAX_CONTENT_LENGTH', 'MAIL_SERVER', 'MAIL_PORT', 'MAIL_PASSWORD', 'MAIL_USERNAME',
  'CACHE_TYPE', 'CACHE_REDIS_URL', 'WTF_CSRF_ENABLED', 'PREFERRED_URL_SCHEME', 'RATELIMIT_STORAGE_URI', 'RATELIMIT_STORAGE_URL', 'JWT_SECRET_KEY', 'CELERY_BROKER_URL',
]);

/** Settings of gunicorn that a configuration file sets as module-level names. Source: docs.gunicorn.org/en/stable/settings.html */
export const GUNICORN_SETTINGS: ReadonlySet<string> = new Set([
  'bind', 'workers', 'threads', 'worker_class', 'worker_connections', 'timeout', 'graceful_timeout', 'keepalive', 'accesslog', 'errorlog', 'loglevel', 'logconfig',
  'logconfig_dict', 'access_log_format', 'capture_output', 'preload_app', 'daemon', 'pidfile', 'reload', 'max_requests', 'max_requests_jitter', 'worker_tmp_dir', 'wsgi_app',
  'forwarded_allow_ips', 'reuse_port', 'raw_env', 'chdir', 'proc_name', 'user', 'group', 'umask', 'statsd_host', 'backlog',
]);

/** Settings of Celery, in lower case. Source: docs.celeryq.dev/en/stable/userguide/configuration.html */
export const CELERY_SETTINGS: ReadonlySet<string> = new Set([
  'broker_url', 'result_backend', 'task_always_eager', 'task_acks_late', 'task_reject_on_worker_lost', 'beat_schedule', 'beat_scheduler', 'timezone', 'enable_utc',
  'task_serializer', 'result_serializer', 'accept_content', 'imports', 'include', 'task_routes', 'task_default_queue', 'worker_prefetch_multiplier', 'task_time_limit',
  'task_soft_time_limit', 'broker_transport_options', 'worker_max_tasks_per_child', 'broker_connection_retry_on_startup', 'worker_hijack_root_logger',
]);

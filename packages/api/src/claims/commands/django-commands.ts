import { table } from '@factorlint/core';
/** Commands that Django and the apps it ships with bring. Source: docs.djangoproject.com, ref/django-admin and the contrib apps' pages. */
export const DJANGO_COMMANDS: ReadonlySet<string> = new Set(
  'check compilemessages createcachetable dbshell diffsettings dumpdata flush help inspectdb loaddata makemessages makemigrations migrate optimizemigration runserver sendtestemail shell showmigrations sqlflush sqlmigrate sqlsequencereset squashmigrations startapp startproject syncdb test testserver version changepassword createsuperuser remove_stale_contenttypes clearsessions collectstatic findstatic ogrinspect validate'.split(
    ' ',
  ),
);

/** Commands that packages bring, by the package. Sources: each package's documentation. */
export const PACKAGE_COMMANDS: Readonly<Record<string, readonly string[]>> = table({
  'django-extensions':
    'shell_plus runserver_plus show_urls graph_models reset_db runscript clean_pyc clear_cache create_command describe_form drop_test_database export_emails find_template generate_password generate_secret_key list_model_info list_signals mail_debug notes print_settings print_user_for_session raise_test_exception runjob runjobs set_default_site set_fake_emails set_fake_passwords sqlcreate sqldiff sqldsn sync_s3 syncdata unreferenced_files update_permissions validate_templates'.split(
      ' ',
    ),
  'django-compressor': ['compress'],
  'django-tenants': ['migrate_schemas', 'create_tenant', 'tenant_command'],
  'django-haystack': ['rebuild_index', 'update_index', 'clear_index'],
  'django-elasticsearch-dsl': ['search_index'],
  'django-celery-beat': [],
  'django-q': ['qcluster', 'qmonitor'],
  'django-q2': ['qcluster', 'qmonitor', 'qinfo'],
  'django-rq': ['rqworker', 'rqscheduler'],
  'django-tailwind': ['tailwind'],
  'django-debug-toolbar': ['debugsqlshell'],
  'django-rest-framework': ['generateschema', 'drf_create_token'],
  djangorestframework: ['generateschema', 'drf_create_token'],
  'drf-spectacular': ['spectacular'],
  'drf-yasg': ['generate_swagger'],
  'django-guardian': ['clean_orphan_obj_perms'],
  'django-reversion': ['createinitialrevisions', 'deleterevisions'],
  'django-simple-history': ['populate_history', 'clean_duplicate_history', 'clean_old_history'],
  'django-allauth': ['allauth_unsetmultipleprimaryemails'],
  'django-oauth-toolkit': ['createapplication', 'cleartokens'],
  'django-waffle': ['waffle_flag', 'waffle_switch', 'waffle_sample', 'waffle_delete'],
  'django-dbbackup': ['dbbackup', 'dbrestore', 'mediabackup', 'mediarestore', 'listbackups'],
  'django-cors-headers': [],
  'django-environ': [],
  'django-configurations': [],
  'django-filter': [],
  'django-storages': [],
  'django-redis': [],
  'django-health-check': ['health_check'],
  'django-prometheus': [],
  'django-crispy-forms': [],
  'django-model-utils': [],
  'django-structlog': [],
  'django-csp': [],
  'django-ninja': ['export_openapi_schema'],
  'django-celery-results': [],
  'django-anymail': [],
  'django-axes': ['axes_reset', 'axes_reset_ip', 'axes_reset_username', 'axes_list_attempts'],
  'django-stubs': [],
  'django-webpack-loader': [],
  'django-money': [],
  'django-split-settings': [],
  daphne: [],
  whitenoise: [],
});

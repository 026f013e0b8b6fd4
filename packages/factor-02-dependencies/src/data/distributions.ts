type Table = ReadonlyMap<string, readonly string[]>;

/** One row a line: a name, a colon, what belongs to it. */
function table(text: string): Table {
  const rows = text.trim().split('\n');
  return new Map(
    rows.map((row) => [
      row.slice(0, row.indexOf(':')).trim(),
      row
        .slice(row.indexOf(':') + 1)
        .trim()
        .split(' '),
    ]),
  );
}

/** Python modules whose distributions have another name, in lower case. Source: each project's installation instructions. */
const DISTRIBUTIONS = table(`
  pil: pillow
  cv2: opencv-python opencv-python-headless opencv-contrib-python
  sklearn: scikit-learn
  skimage: scikit-image
  bs4: beautifulsoup4
  webdav3: webdavclient3
  owncloud: pyocclient
  mysqldb: mysqlclient
  pkg_resources: setuptools
  crypto: pycryptodome pycrypto
  win32api: pywin32
  win32con: pywin32
  pythoncom: pywin32
  gi: pygobject
  ldap: python-ldap django-auth-ldap
  onelogin: python3-saml
  social_django: social-auth-app-django
  social_core: social-auth-core social-auth-app-django
  fitz: pymupdf
  swift: python-swiftclient django-storage-swift
  google: protobuf grpcio-status firebase-admin google-auth
  googleapiclient: google-api-python-client
  apiclient: google-api-python-client
  mpl_toolkits: matplotlib
  pylab: matplotlib
  attr: attrs
  past: future
  oauth2_provider: django-oauth-toolkit
  rest_framework: djangorestframework
  ns1: ns1-python
  actstream: django-activity-stream
  telebot: pytelegrambotapi
  djcelery_email: django-celery-email
  owncloud: pyocclient
`);

/** What a package always brings, so that code which imports it beside that package asks for nothing more. Sources: the packages' metadata. */
const COMPANIONS = table(`
  django: asgiref sqlparse
  djangorestframework: django
  flask: werkzeug jinja2 click markupsafe itsdangerous blinker
  flask-sqlalchemy: sqlalchemy
  flask-migrate: alembic
  flask-wtf: wtforms
  fastapi: starlette pydantic pydantic_core annotated_types typing_extensions
  starlette: anyio
  sqlmodel: sqlalchemy pydantic
  pydantic: typing_extensions pydantic_core annotated_types
  pydantic-settings: pydantic
  sqlalchemy: typing_extensions greenlet
  alembic: sqlalchemy mako
  celery: kombu billiard vine amqp
  requests: urllib3 certifi idna charset_normalizer
  httpx: httpcore anyio
  aiohttp: yarl multidict
  boto3: botocore s3transfer
  wagtail: django modelcluster taggit treebeard willow bs4
  strawberry-graphql: graphql
  graphene: graphql graphql_relay
  ariadne: graphql
  rq: redis
  django-redis: redis
  django-rq: redis rq
  django-prometheus: prometheus_client
  openai: httpx pydantic
  google-cloud-storage: google
  pandas: numpy dateutil pytz
  @nestjs/platform-express: express multer
  @nestjs/core: rxjs reflect-metadata
  @nestjs/common: rxjs
  next: react react-dom
`);

/**
 * Whether one of the declared packages is what provides a module, as its name or these tables say.
 * @param declared names, normalised as the ecosystem does
 */
export function provides(declared: ReadonlySet<string>, root: string): boolean {
  const wanted = root.toLowerCase();
  const names = [wanted, wanted.replace(/[-_.]+/g, '-'), `@types/${wanted}`, ...(DISTRIBUTIONS.get(wanted) ?? [])];
  return names.some((name) => declared.has(name)) || [...declared].some((name) => COMPANIONS.get(name)?.includes(wanted));
}

/**
 * Whether a Python distribution may bring a module by what its name says: `corsheaders` is in `django-cors-headers`.
 * Generous, since the name of a distribution promises nothing.
 */
export function mayProvide(declared: ReadonlySet<string>, root: string): boolean {
  const wanted = bare(root);
  return [...declared].some((name) => {
    const given = bare(name);
    return given.includes(wanted) || (given.length > 3 && wanted.includes(given)) || hasWords(name, root) || isNumbered(given, wanted);
  });
}

/** Packages that so many others bring that they are nearly always there. Source: the index's own counts of dependents. */
const EVERYWHERE: ReadonlySet<string> = new Set(
  'typing_extensions packaging setuptools pkg_resources six certifi urllib3 idna attr pytz dateutil cryptography click yaml'.split(' '),
);

/** Whether a Python module is of a package that most environments have, whatever was asked for. */
export function isEverywhere(root: string): boolean {
  return EVERYWHERE.has(root);
}

/** Each word of the module begins a word of the distribution: `grpc_health` is in `grpcio-health-checking`. */
function hasWords(name: string, root: string): boolean {
  const words = name.toLowerCase().split(/[^a-z\d]+/);
  const wanted = root.toLowerCase().split('_').filter(Boolean);
  return wanted.length > 1 && wanted.every((each) => words.some((word) => word.startsWith(each)));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** One beginning and one number at the end: `webdav3` is in `webdavclient3`. */
function isNumbered(given: string, wanted: string): boolean {
  const [, stem, number] = /^(\D{4,})(\d+)$/.exec(wanted) ?? [];
  return stem !== undefined && given.startsWith(stem) && given.replace(/^.*\D/, '') === number;
}

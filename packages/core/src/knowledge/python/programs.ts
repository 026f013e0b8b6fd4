import type { ArgumentPlace } from './arguments.js';

export interface ProgramRow {
  /** `list`: the first argument is a list of words, or one program · `words`: each argument is a word · `shell`: a command line. */
  readonly form: 'list' | 'words' | 'shell';
}

/** Calls that start another program. Sources: docs.python.org/3/library/subprocess.html, …/os.html#process-management, …/asyncio-subprocess.html */
export const PROGRAM_CALLS: ReadonlyMap<string, ProgramRow> = new Map<string, ProgramRow>([
  ...['subprocess.run', 'subprocess.call', 'subprocess.check_call', 'subprocess.check_output', 'subprocess.Popen'].map(
    (name) => [name, { form: 'list' }] as const,
  ),
  ...[
    'os.system',
    'os.popen',
    'subprocess.getoutput',
    'subprocess.getstatusoutput',
    'asyncio.create_subprocess_shell',
    'pexpect.spawn',
    'pexpect.run',
  ].map((name) => [name, { form: 'shell' }] as const),
  ...['asyncio.create_subprocess_exec', 'os.execlp', 'os.execl', 'os.execle'].map((name) => [name, { form: 'words' }] as const),
]);

export interface WriteRow {
  readonly target: ArgumentPlace;
  /** The argument that says whether it is opened for writing; absent: it always writes. */
  readonly mode?: ArgumentPlace;
}

/** Functions that write a file. Sources: docs.python.org/3/library/functions.html#open, …/shutil.html, …/shelve.html, …/zipfile.html */
export const WRITE_CALLS: ReadonlyMap<string, WriteRow> = new Map<string, WriteRow>([
  ...[
    'builtins.open',
    'io.open',
    'codecs.open',
    'gzip.open',
    'bz2.open',
    'lzma.open',
    'aiofiles.open',
    'zipfile.ZipFile',
    'tarfile.open',
  ].map((name) => [name, { target: { position: 0, named: 'file' }, mode: { position: 1, named: 'mode' } }] as const),
  ...['shelve.open', 'dbm.open'].map((name) => [name, { target: { position: 0, named: 'filename' } }] as const),
  ...['shutil.copyfile', 'shutil.copy', 'shutil.copy2', 'shutil.move', 'shutil.copytree'].map(
    (name) => [name, { target: { position: 1, named: 'dst' } }] as const,
  ),
  ['urllib.request.urlretrieve', { target: { position: 1, named: 'filename' } }],
]);

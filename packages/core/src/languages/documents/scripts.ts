import type { Block } from '../../syntax/prose/blocks.js';
import { readScript } from '../../syntax/shell/index.js';
import type { Document } from '../../vocabulary/document.js';
import type { DocumentedScript } from '../../vocabulary/facts/index.js';

const SHELL = /^(?:sh|bash|shell|zsh|console|shell-session|shellsession|terminal|cmd)\b/i;
const ENVIRONMENT = /^(?:env|dotenv|\.env)$/i;
const PROMPT = /^\s*(?:\([\w.-]+\)\s*)?[$%❯]\s+/;
/** Programs whose lines are commands also in a block that does not say what it is. */
const PROGRAM =
  /^\s*(?:\.{0,2}\/[\w./-]+\.sh|python3?|pip3?|uv|poetry|pipenv|docker|docker-compose|heroku|kubectl|make|just|npm|npx|yarn|pnpm|node|gunicorn|uvicorn|celery|flask|fly|flyctl|git|cp|export|cd|bash|sh)\s|^\s*\.{0,2}\/[\w./-]+\.sh(?:\s|$)/;

/** The commands of a block, where it holds any. Lines of output, and of any other language, are left out. */
export function* scriptsIn(block: Extract<Block, { kind: 'code' }>, document: Document): Generator<DocumentedScript> {
  const { language, text, offsets } = block;
  const isShell = language !== undefined && SHELL.test(language);
  if (language !== undefined && !isShell && !ENVIRONMENT.test(language)) return;
  const lines = text.split('\n');
  const isSession = lines.some((line) => PROMPT.test(line));
  let isContinued = false;
  const kept = lines.map((line) => {
    const prompt = PROMPT.exec(line)?.[0].length ?? 0;
    const isCommand = isContinued || (isSession ? prompt > 0 : language !== undefined || PROGRAM.test(line));
    isContinued = isCommand && /\\\s*$/.test(line);
    return isCommand ? ' '.repeat(prompt) + line.slice(prompt) : ' '.repeat(line.length);
  });
  const part = document.part(0, text.length, kept.join('\n'), offsets);
  const script = readScript(part);
  if (script.statements.length > 0) yield { kind: 'documented-script', script, location: script.location };
}

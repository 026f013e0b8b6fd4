/** What faults of one cause have in common: kind and message without what changes from input to input. */
export function signatureOf({ kind, message }) {
  if (kind === 'secret')
    return `${kind} ${message.slice(0, message.indexOf(':'))} ${message
      .replace(/[^:]*: /, '')
      .trim()
      .slice(0, 12)}`;
  return `${kind} ${message
    .split(' | ')
    .slice(0, 2)
    .join(' ')
    .replace(/["'`].*?["'`]/gs, '…')
    .replace(/\d+/g, 'n')
    .slice(0, 160)}`;
}

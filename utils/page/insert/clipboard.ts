/**
 * Puts a text on the clipboard; true if the browser took it. The page must have the agent's focus or a fresh key
 * press; where it has neither, the panel copies instead.
 */
export async function copyText(document: Document, text: string): Promise<boolean> {
  const view = document.defaultView;
  try {
    if (view?.navigator.clipboard && document.hasFocus()) {
      await view.navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the page's policy or for want of a gesture: the older way may still do.
  }
  return copyByCommand(document, text);
}

function copyByCommand(document: Document, text: string): boolean {
  if (typeof document.execCommand !== 'function') return false;
  let taken = false;
  const allow = (event: Event) => event.preventDefault();
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('beforecopy', allow, { capture: true });
  document.addEventListener('copy', fill, { capture: true });
  try {
    return document.execCommand('copy') && taken;
  } finally {
    document.removeEventListener('beforecopy', allow, { capture: true });
    document.removeEventListener('copy', fill, { capture: true });
  }
}

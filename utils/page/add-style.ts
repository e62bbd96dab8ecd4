/** Styles a shadow root of ours, on pages whose content security policy forbids style elements too. */
export function addStyle(document: Document, root: ShadowRoot, css: string): void {
  const view = document.defaultView;
  try {
    // Not subject to the page's content security policy, unlike a style element.
    const sheet = view ? new view.CSSStyleSheet() : null;
    sheet?.replaceSync(css);
    if (sheet) root.adoptedStyleSheets = [sheet];
    if (sheet && root.adoptedStyleSheets.length > 0) return;
  } catch {
    // Firefox refuses sheets made outside the page's world.
  }
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
}

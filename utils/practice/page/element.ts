/** Makes an element with a class and text or children; text is always set as text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  content: string | readonly Node[] = '',
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (typeof content === 'string') node.textContent = content;
  else node.append(...content);
  return node;
}

/** The element that the page's own markup is sure to hold. */
export function find<T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T {
  const node = root.querySelector<T>(selector);
  if (!node) throw new Error(`The practice page has no ${selector}.`);
  return node;
}

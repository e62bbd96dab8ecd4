import { parentAcross } from '../read/query.ts';

function channels(color: string): [number, number, number] | null {
  const match = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)(?:[,/ ]+([\d.]+%?))?\)$/.exec(color);
  if (!match) return null;
  const alpha = match[4] === undefined ? 1 : Number.parseFloat(match[4]) / (match[4].endsWith('%') ? 100 : 1);
  return alpha < 0.5 ? null : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Light or dark as the page is around the element (boxes are often white on dark pages); where its ground cannot be told, as the system is. */
export function pageTheme(element: Element): 'light' | 'dark' {
  const view = element.ownerDocument.defaultView;
  for (let at = parentAcross(element); at; at = parentAcross(at)) {
    const rgb = channels(at.ownerDocument.defaultView?.getComputedStyle(at).backgroundColor ?? '');
    if (!rgb) continue;
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2] < 110 ? 'dark' : 'light';
  }
  return view?.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

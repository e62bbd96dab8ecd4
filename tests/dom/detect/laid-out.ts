/** jsdom lays nothing out: a test states boxes as `data-box="left top width height"`; what states none fills its parent. */
export function layOut(html: string): void {
  Element.prototype.getBoundingClientRect = function (): DOMRect {
    const [left = 0, top = 0, width = 0, height = 0] = (
      this.closest('[data-box]')?.getAttribute('data-box') ?? '0 0 1000 800'
    )
      .split(' ')
      .map(Number);
    return DOMRect.fromRect({ x: left, y: top, width, height });
  };
  document.body.innerHTML = html;
}

export function only(css: string): HTMLElement {
  const [found, ...others] = document.querySelectorAll<HTMLElement>(css);
  if (!found || others.length > 0) throw new Error(`not one element at ${css}`);
  return found;
}

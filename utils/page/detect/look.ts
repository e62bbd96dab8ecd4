import { elementsIn, innerOf } from './composed.ts';

/** Where an element shows: its own place, or where its children do when all of them float out of it. */
function hullOf(element: Element): DOMRect {
  const own = element.getBoundingClientRect();
  if (own.height >= 2 || own.width < 2 || element.childElementCount === 0) return own;
  const inside = [...element.children].map((child) => child.getBoundingClientRect());
  const bottom = Math.max(own.bottom, ...inside.map((box) => box.bottom));
  return new DOMRect(own.left, own.top, own.width, bottom - own.top);
}

/** Styles and boxes of elements, each asked for once per detection. */
export class Look {
  private readonly paints = new Map<Element, boolean>();
  private readonly boxes = new Map<Element, DOMRect>();
  private readonly shown = new Map<Element, Element[]>();

  box(element: Element): DOMRect {
    let box = this.boxes.get(element);
    if (!box) {
      box = hullOf(element);
      this.boxes.set(element, box);
    }
    return box;
  }

  style(element: Element): CSSStyleDeclaration | null {
    return element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;
  }

  /** Pictures in (or at) the element, be they drawn as ground or in shadow roots. */
  pictures(element: Element): Element[] {
    let pictures = this.shown.get(element);
    if (!pictures) {
      pictures = this.findPictures(element);
      this.shown.set(element, pictures);
    }
    return pictures;
  }

  private findPictures(element: Element): Element[] {
    const inner = innerOf(element);
    const hosts = [...inner.querySelectorAll('*')].slice(0, MOST_LOOKED_AT).some(({ shadowRoot }) => shadowRoot);
    const found = hosts
      ? elementsIn(element, MOST_LOOKED_AT).filter((one) => one.matches(PICTURES))
      : [...inner.querySelectorAll(PICTURES)];
    const inside = found.slice(0, MOST_PICTURES);
    const all = element.matches(PICTURES) ? [element, ...inside] : inside;
    return all.filter(
      (one) => /^(?:img|video|canvas)$/.test(one.localName) || this.style(one)?.backgroundImage.startsWith('url('),
    );
  }

  /** Whether the element draws a surface of its own: a ground, a border all around, a shadow. */
  isPainted(element: Element): boolean {
    let painted = this.paints.get(element);
    if (painted === undefined) {
      const style = this.style(element);
      painted = style !== null && (hasGround(style) || hasFrame(style));
      this.paints.set(element, painted);
    }
    return painted;
  }
}

const PICTURES =
  'img,video,canvas,[style*="background-image"],[class*="image" i],[class*="photo" i],[class*="avatar" i]';
const MOST_PICTURES = 12;
const MOST_LOOKED_AT = 60;

function hasGround(style: CSSStyleDeclaration): boolean {
  if (style.backgroundImage.includes('gradient')) return true;
  const color = style.backgroundColor;
  return color !== '' && color !== 'transparent' && !/,\s*0(?:\.0\d?)?\)$|\/\s*0(?:\.0\d?)?\)$/.test(color);
}

function hasFrame(style: CSSStyleDeclaration): boolean {
  if (style.boxShadow !== 'none' && style.boxShadow !== '') return true;
  return (
    Number.parseFloat(style.borderLeftWidth) > 0 &&
    Number.parseFloat(style.borderTopWidth) > 0 &&
    style.borderTopStyle !== 'none'
  );
}

/** Yellow to amber, light: how consoles draw what only colleagues see. */
export function isNoteYellow(ground: string | null): boolean {
  const [r = 0, g = 0, b = 0, alpha] = (ground?.match(/[\d.]+/g) ?? []).map(Number);
  return alpha !== 0 && r > 215 && g > 170 && r >= g && g - b > 14;
}

/** How colourful a ground is, 0 (grey, or none) to 1. */
export function colourOf(ground: string): number {
  const [r, g, b, alpha] = (ground.match(/[\d.]+/g) ?? []).map(Number);
  if (r === undefined || g === undefined || b === undefined || alpha === 0) return 0;
  const most = Math.max(r, g, b);
  return most === 0 ? 0 : (most - Math.min(r, g, b)) / most;
}

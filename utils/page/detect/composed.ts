const PICTURES = 'img,video,picture';

/** Whether the element shows words or a picture put into it. */
function showsOwn(element: Element): boolean {
  if ((element.textContent ?? '').trim() !== '') return true;
  return [...element.children].some(
    (child) => child.assignedSlot !== null && (child.matches(PICTURES) || child.querySelector(PICTURES) !== null),
  );
}

/** Where what an element shows is: its open shadow root, unless it is its own children that it shows. */
export function innerOf(element: Element): Element | ShadowRoot {
  return element.shadowRoot && !showsOwn(element) ? element.shadowRoot : element;
}

/** The elements inside, in the order of the page, shadow roots included; at most so many. */
export function elementsIn(top: Element, most: number): Element[] {
  const found: Element[] = [];
  const open = [...innerOf(top).children].reverse();
  while (open.length > 0 && found.length < most) {
    const element = open.pop();
    if (!element) break;
    found.push(element);
    const { children } = innerOf(element);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child) open.push(child);
    }
  }
  return found;
}

const MOST_LOOKED_AT = 120;

/** Whether the element says anything, be it in shadow roots inside shadow roots. */
export function hasWords(element: Element): boolean {
  const says = (one: Element) => one.localName !== 'style' && (one.textContent ?? '').trim() !== '';
  return says(element) || elementsIn(element, MOST_LOOKED_AT).some(says);
}

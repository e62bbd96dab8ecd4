import { useEffect, useState } from 'react';
import type { Box } from './place-card.ts';

const same = (a: Box | null, b: Box | null): boolean =>
  a === b ||
  (a !== null && b !== null && (['left', 'top', 'width', 'height'] as const).every((key) => a[key] === b[key]));

/**
 * The box of the first element that matches; null while there is none. It is looked at on each frame, as a tour is
 * short: that follows scrolling, resizing and pages that load late without knowing of any of them.
 */
export function useAnchor(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let found: Element | null = null;
    let frame = 0;
    const look = () => {
      const element = document.querySelector(selector);
      if (element && element !== found) element.scrollIntoView({ block: 'center' });
      found = element;
      const rect = element?.getBoundingClientRect();
      const next =
        rect && rect.width > 0 ? { left: rect.left, top: rect.top, width: rect.width, height: rect.height } : null;
      setBox((before) => (same(before, next) ? before : next));
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [selector]);
  return box;
}

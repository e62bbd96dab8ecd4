type Handlers = Record<string, (event: Event) => void>;

const OPTIONS = { capture: true, passive: true };

/**
 * Listens in the capture phase until the signal aborts. By hand, because documents of frames do not everywhere take a
 * signal that was made outside them.
 */
export function hear(target: EventTarget, handlers: Handlers, signal: AbortSignal): void {
  const all = Object.entries(handlers);
  for (const [type, handler] of all) target.addEventListener(type, handler, OPTIONS);
  signal.addEventListener('abort', () => {
    for (const [type, handler] of all) target.removeEventListener(type, handler, OPTIONS);
  });
}

/**
 * Frames of another origin teach for themselves, but the glass of the page around them would take their clicks. Each
 * says to the page around it that it is being taught, and the glass gets a hole there.
 */

const HELLO = 'warmline-teachable';
const HELLO_MS = 700;

/** Says so again and again: nobody knows which of the two starts first. */
export function sayTeachable(view: Window, signal: AbortSignal): void {
  if (view.parent === view) return;
  const say = () => view.parent.postMessage(HELLO, '*');
  say();
  const timer = setInterval(say, HELLO_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/**
 * Collects the frames that said so. A page may make a frame say it too: then clicks on that frame are the frame's, as
 * they would be without us.
 */
export function hearTeachable(view: Window, onFrame: (frame: Element) => void, signal: AbortSignal): void {
  const hear = ({ data, source }: MessageEvent) => {
    if (data !== HELLO || source === null) return;
    const frames = [...view.document.querySelectorAll<HTMLIFrameElement>('iframe,frame')];
    const frame = frames.find((each) => each.contentWindow === source);
    if (frame) onFrame(frame);
  };
  view.addEventListener('message', hear, { signal });
}

/** The outline of the glass with holes where those frames are shown. */
export function glassWithHoles(view: Window, frames: Iterable<Element>): string {
  const pieces = [`M0 0H${view.innerWidth}V${view.innerHeight}H0Z`];
  for (const frame of frames) {
    const { left, top, width, height } = frame.getBoundingClientRect();
    if (width > 0 && height > 0) pieces.push(`M${left} ${top}h${width}v${height}h${-width}Z`);
  }
  return pieces.length === 1 ? 'none' : `path(evenodd, "${pieces.join('')}")`;
}

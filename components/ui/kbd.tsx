/** A hint for the eye only; the shortcut itself is announced through `aria-keyshortcuts`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {keys}
    </span>
  );
}

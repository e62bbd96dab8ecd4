import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { isComposing } from '../hooks/is-composing.ts';
import { Icon } from './icon.tsx';

interface MenuItem {
  id: string;
  label: string;
  /** Present on choices of a group: whether this one is chosen. */
  checked?: boolean;
  /** Opens this address in a new tab instead of calling `onPick`. */
  href?: string;
  lang?: string;
}

export interface MenuGroup {
  label?: string;
  items: readonly MenuItem[];
}

interface MenuProps {
  /** Name of the button for screen readers. */
  name: string;
  face: ReactNode;
  groups: readonly MenuGroup[];
  onPick: (id: string) => void;
  kind?: 'icon' | 'plain';
  columns?: 1 | 2;
  className?: string;
}

/** A button with a menu: arrows, Home, End, first letter, Escape; focus returns to the button. */
export function Menu({ name, face, groups, onPick, kind = 'plain', columns = 1, className }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();

  useOpenMenu(open, anchor, () => setOpen(false));

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const picked = (id: string) => {
    close();
    onPick(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setOpen(false);
    else if (moveFocus(items(anchor.current), event.key, columns)) event.preventDefault();
  };

  return (
    <span className={className ? `menu-anchor ${className}` : 'menu-anchor'} ref={anchor}>
      <button
        ref={button}
        type="button"
        className="button"
        data-kind={kind}
        aria-label={name}
        title={kind === 'icon' ? name : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div className="menu" id={menuId} role="menu" aria-label={name} data-columns={columns} onKeyDown={onKeyDown}>
          <MenuParts groups={groups} onPick={picked} />
        </div>
      )}
    </span>
  );
}

/** Puts the focus into an opened menu and closes it on a press elsewhere. */
function useOpenMenu(open: boolean, anchor: RefObject<HTMLSpanElement | null>, close: () => void): void {
  const onOutside = useEffectEvent(close);
  useEffect(() => {
    if (!open) return;
    const lifetime = new AbortController();
    const first = anchor.current?.querySelector<HTMLElement>('[aria-checked="true"]') ?? items(anchor.current)[0];
    first?.focus();
    document.addEventListener(
      'pointerdown',
      (event) => {
        if (event.target instanceof Node && !anchor.current?.contains(event.target)) onOutside();
      },
      { signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, [open, anchor]);
}

function MenuParts({ groups, onPick }: { groups: readonly MenuGroup[]; onPick: (id: string) => void }) {
  return groups.map((group, index) => (
    <MenuPart key={group.label ?? group.items[0]?.id ?? 'empty'} group={group} first={index === 0} onPick={onPick} />
  ));
}

function MenuPart({ group, first, onPick }: { group: MenuGroup; first: boolean; onPick: (id: string) => void }) {
  return (
    <>
      {!first && <hr className="menu-line" />}
      {group.label && (
        <div className="menu-label" role="presentation">
          {group.label}
        </div>
      )}
      {group.items.map((item) =>
        item.href ? (
          <a
            key={item.id}
            className="menu-item"
            role="menuitem"
            tabIndex={-1}
            href={item.href}
            target="_blank"
            rel="noreferrer"
          >
            {item.label}
          </a>
        ) : (
          <button
            key={item.id}
            type="button"
            className="menu-item"
            {...(item.checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemradio', 'aria-checked': item.checked })}
            aria-label={group.label && item.checked !== undefined ? `${group.label}: ${item.label}` : undefined}
            lang={item.lang}
            tabIndex={-1}
            onClick={() => onPick(item.id)}
          >
            <span>{item.label}</span>
            {item.checked && <Icon name="check" className="menu-check" />}
          </button>
        ),
      )}
    </>
  );
}

function items(root: HTMLElement | null): HTMLElement[] {
  return root ? [...root.querySelectorAll<HTMLElement>('.menu-item')] : [];
}

function moveFocus(all: HTMLElement[], key: string, columns: number): boolean {
  const at = all.indexOf(document.activeElement as HTMLElement);
  const steps: Record<string, number> = {
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: all.length - 1,
  };
  const wanted = steps[key];
  if (wanted !== undefined) {
    const index = wanted >= all.length ? 0 : wanted < 0 ? all.length - 1 : wanted;
    all[index]?.focus();
    return true;
  }
  if (key.length !== 1 || key === ' ') return false;
  const letter = key.toLowerCase();
  const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  const found = after.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
  found?.focus();
  return found !== undefined;
}

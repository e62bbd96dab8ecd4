import type { KeyboardEvent } from 'react';
import type { ScriptPart } from '../../utils/app/compose-script.ts';
import { isComposing } from '../hooks/is-composing.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { slotName } from './slot-name.ts';

interface ScriptTextProps {
  parts: readonly ScriptPart[];
  typed: Readonly<Record<string, string>>;
  /** Absent where the slots are only shown. */
  onType?: (slot: string, value: string) => void;
  /** Enter in a slot: on to the next open one, or insert. */
  onEnter?: () => void;
}

/** The script as it will be inserted: filled slots tinted, missing ones typed in place. */
export function ScriptText({ parts, typed, onType, onEnter }: ScriptTextProps) {
  return (
    <>
      {parts.map((part) => {
        if (part.kind === 'text') return part.text;
        if (part.kind === 'filled') return <FilledSlot key={part.start} slot={part.slot} text={part.text} />;
        return (
          <MissingSlot
            key={part.start}
            slot={part.slot}
            hint={part.hint}
            value={typed[part.slot] ?? ''}
            onType={onType}
            onEnter={onEnter}
          />
        );
      })}
    </>
  );
}

function FilledSlot({ slot, text }: { slot: string; text: string }) {
  const t = useTexts();
  return (
    <span className="slot" title={t('scripts.filledSlot', { slot: slotName(slot, t) })}>
      {text}
    </span>
  );
}

interface MissingSlotProps {
  slot: string;
  /** What to type, in the words of the pack. */
  hint: string | undefined;
  value: string;
  onType: ScriptTextProps['onType'];
  onEnter: ScriptTextProps['onEnter'];
}

function MissingSlot({ slot, hint, value, onType, onEnter }: MissingSlotProps) {
  const t = useTexts();
  const name = slotName(slot, t);
  if (!onType) return <span className="slot-missing">{value || name}</span>;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    const all = [...(event.currentTarget.closest('[data-script]')?.querySelectorAll('input') ?? [])];
    const open = all.find((input) => input !== event.currentTarget && !input.value.trim());
    if (open) open.focus();
    else onEnter?.();
  };
  return (
    // The hidden copy gives the field the width of its words; `field-sizing` is not everywhere yet.
    <span className="slot-field" data-empty={!value.trim() || undefined}>
      <span aria-hidden="true">{value || name}</span>
      <input
        type="text"
        title={hint}
        size={1}
        value={value}
        placeholder={name}
        aria-label={t('scripts.slot', { slot: name })}
        data-slot={slot}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(slot, event.target.value)}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}

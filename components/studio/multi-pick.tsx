import { useId } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { Icon } from '../ui/icon.tsx';

interface MultiPickProps<T extends string> {
  label: string;
  all: readonly T[];
  name: (id: T) => string;
  picked: readonly T[];
  /** Said where nothing is picked. */
  empty: string;
  onChange: (picked: T[]) => void;
}

/** Several of a closed list: what is picked stands as buttons that take it out, the rest in a menu of the browser. */
export function MultiPick<T extends string>({ label, all, name, picked, empty, onChange }: MultiPickProps<T>) {
  const t = useTexts();
  const id = useId();
  const left = all.filter((each) => !picked.includes(each));
  return (
    <div className="editor-field">
      <label htmlFor={id}>{label}</label>
      <div className="multi-pick">
        {picked.map((each) => (
          <button
            key={each}
            type="button"
            className="picked"
            aria-label={t('studio.rules.takeOut', { name: name(each) })}
            onClick={() => onChange(picked.filter((other) => other !== each))}
          >
            {name(each)}
            <Icon name="close" />
          </button>
        ))}
        <select
          id={id}
          value=""
          onChange={(event) => {
            const added = left.find((each) => each === event.target.value);
            // In the order of the list, so that the same choice is always the same file.
            if (added) onChange(all.filter((each) => each === added || picked.includes(each)));
          }}
        >
          <option value="">{picked.length > 0 ? t('studio.rules.add') : empty}</option>
          {left.map((each) => (
            <option key={each} value={each}>
              {name(each)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

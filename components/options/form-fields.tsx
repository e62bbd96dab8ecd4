import { type ReactNode, useId, useState } from 'react';
import { isComposing } from '../hooks/is-composing.ts';

function Field({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  label: string;
  hint?: string;
  value: T;
  /** Set by the company: shown, not changed. */
  locked?: boolean;
  options: readonly (readonly [T, string])[];
  onPick: (value: T) => void;
}

export function Choice<T extends string>({ name, label, hint, value, locked, options, onPick }: ChoiceProps<T>) {
  const id = useId();
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})}>
      <select
        name={name}
        id={id}
        value={value}
        disabled={locked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const picked = options.find(([each]) => each === event.target.value);
          if (picked) onPick(picked[0]);
        }}
      >
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface WordsProps {
  label: string;
  hint?: string;
  locked?: boolean;
  value: string | undefined;
  onSave: (value: string) => void;
}

/** Saved when the agent leaves the field, so that half a name is never used. */
export function Words({ label, hint, locked, value = '', onSave }: WordsProps) {
  const id = useId();
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})}>
      <input
        id={id}
        key={value}
        type="text"
        defaultValue={value}
        maxLength={40}
        autoComplete="off"
        disabled={locked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onBlur={(event) => {
          if (event.target.value.trim() !== value) onSave(event.target.value);
        }}
      />
    </Field>
  );
}

interface CheckedInputProps {
  label: string;
  hint?: string | undefined;
  unit?: string;
  value: string;
  placeholder?: string;
  inputMode?: 'decimal' | 'text';
  /** What is wrong with the text, or null; only a text without a fault is saved. */
  check: (text: string) => string | null;
  onSave: (text: string) => void;
}

/** Saved when the field is left; what cannot be saved stays as typed, with the reason under it. */
export function CheckedInput(props: CheckedInputProps) {
  const { label, hint, unit, value, placeholder, inputMode = 'text', check, onSave } = props;
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const leave = (text: string) => {
    const found = text === value ? null : check(text);
    setProblem(found);
    if (found === null && text !== value) onSave(text);
  };
  const notes = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-input">
        <input
          id={id}
          key={value}
          type="text"
          defaultValue={value}
          placeholder={placeholder}
          inputMode={inputMode}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={notes || undefined}
          onBlur={(event) => leave(event.target.value.trim())}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event.nativeEvent)) leave(event.currentTarget.value.trim());
          }}
        />
        {unit && <span className="field-unit">{unit}</span>}
      </span>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {problem && (
        <small className="field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </small>
      )}
    </div>
  );
}

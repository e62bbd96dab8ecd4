import { usedSlots } from '../../utils/app/studio/with-text.ts';
import { type Script, SLOT_TYPES, type SlotSpec } from '../../utils/core/packs/script.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { slotName } from '../panel/slot-name.ts';
import { Button } from '../ui/button.tsx';
import { useStudio } from './use-studio.ts';

/** The slots that the texts name, each with its type and what to type where Warmline cannot know it. */
export function Slots({ script, lang, open }: { script: Script; lang: Lang; open: boolean }) {
  const t = useTexts();
  const used = usedSlots(script.texts);
  const slots = Object.entries(script.slots);
  return (
    <details className="editor-section" open={open}>
      <summary>
        {t('studio.slots.label')} <small>{slots.length}</small>
      </summary>
      {slots.length === 0 && <p className="editor-hint">{t('studio.slots.none')}</p>}
      {slots.map(([name, spec]) => (
        <Slot key={name} script={script} name={name} spec={spec} lang={lang} unused={!used.has(name)} />
      ))}
    </details>
  );
}

interface SlotProps {
  script: Script;
  name: string;
  spec: SlotSpec;
  lang: Lang;
  unused: boolean;
}

function Slot({ script, name, spec, lang, unused }: SlotProps) {
  const t = useTexts();
  const { store } = useStudio();
  const set = (part: string, change: (before: SlotSpec) => SlotSpec) =>
    store.actions.edit(script.id, `slot ${name} ${part}`, (before) => {
      const known = before.slots[name];
      return known ? { ...before, slots: { ...before.slots, [name]: change(known) } } : before;
    });
  const timed = spec.type === 'time' || spec.type === 'date';
  return (
    <fieldset className="slot">
      <legend>
        <code>{`{${name}}`}</code> {slotName(name, t)}
      </legend>
      <select
        aria-label={t('studio.slots.type')}
        value={spec.type}
        onChange={(event) => {
          const type = SLOT_TYPES.find((each) => each === event.target.value);
          if (type) set('type', (before) => ({ ...before, type }));
        }}
      >
        {SLOT_TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`studio.slotType.${type}`)}
          </option>
        ))}
      </select>
      {timed && (
        <input
          type="number"
          min={1}
          className="slot-minutes"
          aria-label={t('studio.slots.minutes')}
          placeholder={t('studio.slots.minutes')}
          value={spec.inMinutes ?? ''}
          onChange={(event) => {
            const minutes = Math.round(Number(event.target.value));
            set('minutes', ({ inMinutes: _old, ...rest }) => (minutes >= 1 ? { ...rest, inMinutes: minutes } : rest));
          }}
        />
      )}
      <input
        type="text"
        lang={lang}
        aria-label={t('studio.slots.hint', { lang: t(`studio.lang.${lang}`) })}
        placeholder={t('studio.slots.hint', { lang: t(`studio.lang.${lang}`) })}
        value={spec.hint?.[lang] ?? ''}
        onChange={(event) => {
          const { value } = event.target;
          set(`hint ${lang}`, ({ hint = {}, ...rest }) => {
            const { [lang]: _old, ...others } = hint;
            const next = value ? { ...others, [lang]: value } : others;
            return Object.keys(next).length > 0 ? { ...rest, hint: next } : rest;
          });
        }}
      />
      {unused && (
        <p className="slot-unused">
          {t('studio.slots.unused')}
          <Button
            onClick={() =>
              store.actions.edit(script.id, `slot ${name}`, (before) => {
                const { [name]: _gone, ...slots } = before.slots;
                return { ...before, slots };
              })
            }
          >
            {t('studio.slots.remove')}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

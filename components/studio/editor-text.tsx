import { useId, useRef } from 'react';
import { messageSize } from '../../utils/app/studio/preview-script.ts';
import { withText } from '../../utils/app/studio/with-text.ts';
import type { Script } from '../../utils/core/packs/script.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { slotName } from '../panel/slot-name.ts';
import { Menu } from '../ui/menu.tsx';
import { useStudio } from './use-studio.ts';

/** Filled by Warmline where it knows the fact. */
const FILLED = ['time', 'date', 'owner', 'lead', 'buyer', 'item', 'order', 'amount', 'difference', 'freight', 'shop'];
/** Typed by the agent. */
const TYPED = ['fact', 'step', 'result', 'reason', 'option1', 'option2', 'party', 'pending', 'tracking', 'link'];

interface TextFieldsProps {
  script: Script;
  lang: Lang;
  /** Whether Enter in the table leads here. */
  first: boolean;
}

/** Title and message of one language. */
export function TextFields({ script, lang, first }: TextFieldsProps) {
  const t = useTexts();
  const { store } = useStudio();
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const write = (text: string) => store.actions.edit(script.id, lang, (before) => withText(before, lang, text));
  const insertSlot = (name: string) => {
    const field = area.current;
    const text = script.texts[lang] ?? '';
    const [start, end] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    write(`${text.slice(0, start)}{${name}}${text.slice(end)}`);
    // After React has written the value, or the caret would jump to the end.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start + name.length + 2, start + name.length + 2);
    });
  };
  const slotItems = (names: readonly string[]) => names.map((name) => ({ id: name, label: slotName(name, t) }));
  return (
    <div className="text-fields" lang={lang}>
      <label htmlFor={`${id}-title`}>{t('studio.editor.title')}</label>
      <input
        id={`${id}-title`}
        type="text"
        value={script.title[lang]}
        maxLength={120}
        placeholder={t('studio.editor.titleHint')}
        data-testid={`title-${lang}`}
        onChange={(event) => {
          const { value } = event.target;
          store.actions.edit(script.id, `title ${lang}`, (before) => ({
            ...before,
            title: { ...before.title, [lang]: value },
          }));
        }}
      />
      <div className="text-label">
        <label htmlFor={first ? 'editor-first' : `${id}-text`}>{t('studio.editor.text')}</label>
        <Counter script={script} lang={lang} />
        <Menu
          name={t('studio.editor.insertSlot')}
          face={t('studio.editor.insertSlot')}
          columns={2}
          groups={[
            { label: t('studio.editor.slotsFilled'), items: slotItems(FILLED) },
            { label: t('studio.editor.slotsTyped'), items: slotItems(TYPED) },
          ]}
          onPick={insertSlot}
        />
      </div>
      <textarea
        ref={area}
        id={first ? 'editor-first' : `${id}-text`}
        value={script.texts[lang] ?? ''}
        rows={5}
        placeholder={t('studio.editor.textHint')}
        data-testid={`text-${lang}`}
        onChange={(event) => write(event.target.value)}
      />
    </div>
  );
}

function Counter({ script, lang }: { script: Script; lang: Lang }) {
  const t = useTexts();
  const { length, limit, channel } = messageSize(script, lang);
  const over = length > limit || (channel !== null && channel.length > channel.limit);
  const unit = lang === 'en' ? 'words' : 'characters';
  return (
    <span className="counter" data-over={over} data-testid={`counter-${lang}`}>
      {t(`studio.editor.${unit}`, { length, limit })}
      {channel && ` · ${t('studio.editor.channelCount', { length: channel.length, limit: channel.limit })}`}
      {over && ` · ${t('studio.editor.tooLong')}`}
    </span>
  );
}

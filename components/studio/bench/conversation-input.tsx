import { useId, useState } from 'react';
import { SAMPLES } from '../../../utils/app/studio/samples.ts';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { readConversation } from '../../../utils/exchange/read-conversation.ts';
import { readTranscript } from '../../../utils/exchange/read-transcript.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useStudio } from '../use-studio.ts';

type Read = { conversation: Conversation } | { speakers: string[] } | { problem: string } | null;

/** JSON of the advice contract, or a chat copied from anywhere. */
function readAnything(text: string, now: number, buyer?: string): Read {
  if (text.trim() === '') return null;
  if (/^\s*\{/.test(text)) {
    try {
      const read = readConversation(JSON.parse(text), 'bench', now);
      return read.ok ? { conversation: read.conversation } : { problem: read.message };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }
  const read = readTranscript(text, 'bench', buyer);
  if (read.ok) return { conversation: read.conversation };
  return read.speakers ? { speakers: read.speakers } : { problem: read.message };
}

interface ConversationInputProps {
  onRead: (conversation: Conversation | null) => void;
}

/** Where a lead puts a chat in: pick a sample, or paste one. */
export function ConversationInput({ onRead }: ConversationInputProps) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { store } = useStudio();
  const id = useId();
  const [text, setText] = useState('');
  const [buyer, setBuyer] = useState<string>();
  const now = store.ports.now();
  const read = readAnything(text, now, buyer);
  const take = (next: string, who?: string) => {
    setText(next);
    setBuyer(who);
    const result = readAnything(next, now, who);
    onRead(result && 'conversation' in result ? result.conversation : null);
  };
  return (
    <div className="bench-input">
      <div className="compare-row">
        <span className="pick">
          <label htmlFor={`${id}-sample`}>{t('studio.bench.sample')}</label>
          <select
            id={`${id}-sample`}
            value=""
            data-testid="bench-sample"
            onChange={(event) => {
              const sample = SAMPLES.find((each) => each.id === event.target.value);
              if (sample) take(sample.text);
            }}
          >
            <option value="">{t('studio.bench.pickSample')}</option>
            {SAMPLES.map((sample) => (
              <option key={sample.id} value={sample.id}>
                {sample.title[uiLang]}
              </option>
            ))}
          </select>
        </span>
      </div>
      <label htmlFor={`${id}-text`}>{t('studio.bench.paste')}</label>
      <textarea
        id={`${id}-text`}
        rows={8}
        spellCheck={false}
        placeholder={t('studio.bench.pastePlaceholder')}
        value={text}
        data-testid="bench-text"
        aria-describedby={`${id}-said`}
        onChange={(event) => take(event.target.value, buyer)}
      />
      <div id={`${id}-said`} role="status">
        {read && 'problem' in read && <p className="studio-warning">{read.problem}</p>}
        {read && 'conversation' in read && (
          <p className="bench-count">{t('studio.bench.turns', { count: read.conversation.turns.length })}</p>
        )}
      </div>
      {read && 'speakers' in read && (
        <fieldset className="bench-speakers">
          <legend>{t('studio.bench.whoIsBuyer')}</legend>
          {read.speakers.map((name) => (
            <Button key={name} onClick={() => take(text, name)}>
              {name}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

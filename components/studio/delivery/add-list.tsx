import { type FormEvent, useId, useState } from 'react';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useStudio } from '../use-studio.ts';

type Refusal = 'address' | 'key' | 'known' | 'access' | 'failed';

/** A list by its address; access to its host is asked for in the same click. */
export function AddList() {
  const t = useTexts();
  const { delivery } = useStudio().store.ports;
  const [address, setAddress] = useState('');
  const [key, setKey] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    // First of all: the browser only asks while it remembers the click.
    const asking = delivery.requestAccess(address.trim());
    setBusy(true);
    setRefusal(null);
    const found = await asking
      .then(async (granted): Promise<Refusal | null> => {
        if (!granted && URL.canParse(address.trim())) return 'access';
        const added = await delivery.add(address, key);
        return added.ok ? null : added.reason;
      })
      .catch((): Refusal => 'failed');
    setBusy(false);
    setRefusal(found);
    if (found !== null) return;
    setAddress('');
    setKey('');
  };
  return (
    <form className="delivery-add" onSubmit={submit} data-testid="add-list">
      <div className="field">
        <label htmlFor={`${id}-url`}>{t('studio.delivery.address')}</label>
        <input
          id={`${id}-url`}
          name="address"
          type="url"
          required
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          placeholder="https://packs.example.com/index.json"
          value={address}
          aria-invalid={refusal === 'address' || refusal === 'known' ? true : undefined}
          aria-describedby={refusal ? `${id}-refusal` : undefined}
          onChange={(event) => setAddress(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-key`}>{t('studio.delivery.key')}</label>
        <input
          id={`${id}-key`}
          name="key"
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          value={key}
          aria-invalid={refusal === 'key' ? true : undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setKey(event.target.value)}
        />
        <small id={`${id}-hint`}>{t('studio.delivery.keyHint')}</small>
      </div>
      {refusal && (
        <p className="field-problem" id={`${id}-refusal`} role="alert">
          {t(`studio.delivery.refused.${refusal}`)}
        </p>
      )}
      <Button kind="primary" type="submit" blocked={busy} data-testid="add-list-submit">
        {t(busy ? 'studio.delivery.looking' : 'studio.delivery.add')}
      </Button>
    </form>
  );
}

import { isTextKey, type Texts } from '../../utils/i18n/create-texts.ts';

/** The name of a slot for people; packs may bring slots of their own, which show their plain name. */
export function slotName(slot: string, t: Texts): string {
  const key = [`slot.${slot}`, `slot.${slot.replace(/\d+$/, '')}`].find(isTextKey);
  return key ? t(key) : slot;
}

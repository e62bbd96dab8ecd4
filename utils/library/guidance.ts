/** Advice texts of `scripts-library/guidance/`, one file per UI language; the keys are the same in all. */
import en from '../../scripts-library/guidance/en.json' with { type: 'json' };
import zhCn from '../../scripts-library/guidance/zh-CN.json' with { type: 'json' };
import zhTw from '../../scripts-library/guidance/zh-TW.json' with { type: 'json' };
import type { UiLang } from '../core/taxonomy.ts';

export const GUIDANCE: Readonly<Record<UiLang, Readonly<Record<string, string>>>> = {
  'zh-CN': zhCn,
  'zh-TW': zhTw,
  en,
};

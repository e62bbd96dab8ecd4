/** Adds the Studio's texts. Imported by the Studio alone, so that the panel and the worker do not carry them. */
import { addTexts } from './create-texts.ts';
import en from './studio/en.json' with { type: 'json' };
import zhCn from './studio/zh-CN.json' with { type: 'json' };
import zhTw from './studio/zh-TW.json' with { type: 'json' };

addTexts({ en, 'zh-CN': zhCn, 'zh-TW': zhTw });

/** Sentences of `scripts-library/follow-up/`, one file per language of buyers. */
import en from '../../scripts-library/follow-up/en.json' with { type: 'json' };
import zhHans from '../../scripts-library/follow-up/zh-Hans.json' with { type: 'json' };
import zhHant from '../../scripts-library/follow-up/zh-Hant.json' with { type: 'json' };
import type { FollowUpTexts } from '../core/follow-up/follow-up-texts.ts';

export const FOLLOW_UP: FollowUpTexts = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

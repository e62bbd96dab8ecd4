/** Every file of `scripts-library/draft-rules/`, listed by hand so that all bundlers and Node read the same. */
import en from '../../scripts-library/draft-rules/en.json' with { type: 'json' };
import enFrames from '../../scripts-library/draft-rules/en-frames.json' with { type: 'json' };
import advertisingCn from '../../scripts-library/draft-rules/forbidden/advertising-cn.json' with { type: 'json' };
import chatCn from '../../scripts-library/draft-rules/forbidden/chat-cn.json' with { type: 'json' };
import chatTw from '../../scripts-library/draft-rules/forbidden/chat-tw.json' with { type: 'json' };
import claimsEn from '../../scripts-library/draft-rules/forbidden/claims-en.json' with { type: 'json' };
import model from '../../scripts-library/draft-rules/model.json' with { type: 'json' };
import rules from '../../scripts-library/draft-rules/rules.json' with { type: 'json' };
import textsEn from '../../scripts-library/draft-rules/texts/en.json' with { type: 'json' };
import textsCn from '../../scripts-library/draft-rules/texts/zh-CN.json' with { type: 'json' };
import textsTw from '../../scripts-library/draft-rules/texts/zh-TW.json' with { type: 'json' };
import zh from '../../scripts-library/draft-rules/zh.json' with { type: 'json' };
import zhFrames from '../../scripts-library/draft-rules/zh-frames.json' with { type: 'json' };
import type { DraftRuleFile, DraftRuleFiles, DraftRuleSpec } from '../core/draft/draft-rule.ts';

export const DRAFT_RULE_FILES: DraftRuleFiles = {
  languages: [zh, zhFrames, en, enFrames] as DraftRuleFile[],
  forbidden: [advertisingCn, chatCn, chatTw, claimsEn],
  model,
  rules: rules as Record<string, DraftRuleSpec>,
  texts: { 'zh-CN': textsCn, 'zh-TW': textsTw, en: textsEn },
};

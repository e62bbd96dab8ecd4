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
import { compileDraftRules } from '../core/draft/compile-draft-rules.ts';
import type { DraftRuleFile, DraftRuleFiles, DraftRuleSpec, DraftRules } from '../core/draft/draft-rule.ts';

export const DRAFT_RULE_FILES: DraftRuleFiles = {
  languages: [zh, zhFrames, en, enFrames] as DraftRuleFile[],
  forbidden: [advertisingCn, chatCn, chatTw, claimsEn],
  model,
  rules: rules as Record<string, DraftRuleSpec>,
  texts: { 'zh-CN': textsCn, 'zh-TW': textsTw, en: textsEn },
};

/** Compiled when they are first looked at: a worker is mostly woken to read, and nobody has written a draft yet. */
export function lateDraftRules(files: DraftRuleFiles): DraftRules {
  let compiled: DraftRules | undefined;
  const rules = (): DraftRules => {
    compiled ??= compileDraftRules(files);
    return compiled;
  };
  return {
    get patterns() {
      return rules().patterns;
    },
    get readings() {
      return rules().readings;
    },
    get negators() {
      return rules().negators;
    },
    get specs() {
      return rules().specs;
    },
    get forbidden() {
      return rules().forbidden;
    },
    get terms() {
      return rules().terms;
    },
    get model() {
      return rules().model;
    },
    get texts() {
      return rules().texts;
    },
  };
}

import type { CaseNotes } from '../../utils/app/case-notes.ts';
import type { DeskPorts } from '../../utils/app/desk.ts';
import { siteFactsOf } from '../../utils/app/sites/site-facts.ts';
import type { StripTexts } from '../../utils/app/strip-view.ts';
import type { InsertResult } from '../../utils/core/page-messages.ts';
import type { UiLang } from '../../utils/core/taxonomy.ts';
import { createTexts } from '../../utils/i18n/create-texts.ts';
import { stripLabels } from '../../utils/i18n/strip-labels.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { tabFacts } from '../../utils/platform/access/tab-facts.ts';
import { sendMessage } from '../../utils/platform/messaging/protocol.ts';
import { caseMemory } from '../../utils/platform/storage/case-memory.ts';
import type { Promises } from './keep-promises.ts';
import type { Packs } from './packs.ts';
import type { PanelService } from './panel-service.ts';
import type { SettingsCache } from './settings-cache.ts';
import type { Sites } from './sites.ts';
import type { Teaching } from './teaching.ts';

const GONE: InsertResult = { ok: false, reason: 'page-gone', clipboard: false };
/** More than this of other conversations would drown the open one. */
const MOST_ELSEWHERE = 3;
/** A page that left while we spoke to it is no error: its `gone` follows. */
const ignore = () => undefined;

function stripTextsOf(uiLang: UiLang): StripTexts {
  const t = createTexts(uiLang);
  return {
    labels: stripLabels(t),
    stage: (stage) => t(`stage.${stage}`),
    mood: (emotion) => t(`emotion.${emotion}`),
    refusal: ({ reason, clipboard }) =>
      `${t(`refusal.${reason}`)} ${t(clipboard ? 'insertion.onClipboard' : 'insertion.notOnClipboard')}`,
    rule: (rule) => builtinLibrary().draftRules.texts[rule]?.title[uiLang] ?? rule,
  };
}

/** Hands the browser to the desk. */
export function deskPorts(
  settings: SettingsCache,
  panels: PanelService,
  promises: Promises,
  packs: Packs,
  sites: Sites,
  teaching: Teaching,
): DeskPorts {
  return {
    library: packs.library,
    now: () => Date.now(),
    cases: caseMemory<CaseNotes>(),
    ledger: promises.ledger,
    onLedger: () => void promises.tick(),
    around: (key) => ({
      allowed: promises.allowed(),
      elsewhere: promises.keeper
        .elsewhere(key)
        .slice(0, MOST_ELSEWHERE)
        .map(({ key: other, customerName, text, due }) => ({ key: other, customerName, text, due })),
    }),
    settings: settings.get,
    uiLang: settings.uiLang,
    stripTexts: stripTextsOf,
    site: (id) => {
      const site = sites.find(id);
      return site ? siteFactsOf(site, sites.confidence(id), sites.healthyAt(site)) : null;
    },
    tab: tabFacts,
    insert: (tabId, frameId, request) => sendMessage('insert', request, { tabId, frameId }).catch(() => GONE),
    showStrip: (tabId, frameId, view) => void sendMessage('strip', view, { tabId, frameId }).catch(ignore),
    recheck: (tabId) => void sendMessage('recheck', undefined, tabId).catch(ignore),
    onState: (tabId, state) =>
      panels.push(tabId, { ...state, packs: packs.view(), locked: settings.locked(), teaching: teaching.of(tabId) }),
  };
}

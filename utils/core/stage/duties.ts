import type { StageVariant } from '../advice.ts';
import type { Issue, Stage } from '../taxonomy.ts';

/** What a reply of one stage must and must not contain, as guidance keys (domain.md §2.3). */
export interface Duties {
  must: readonly string[];
  mustNot: readonly string[];
}

const duties = (name: string, must: readonly string[], mustNot: readonly string[]): Duties => ({
  must: must.map((word) => `must.${name}.${word}`),
  mustNot: mustNot.map((word) => `not.${name}.${word}`),
});

const STAGE_DUTIES: Readonly<Record<Stage, Duties>> = {
  apologise: duties(
    'apologise',
    ['name_failure', 'own', 'step_time', 'one_regret'],
    ['if_inconvenience', 'excuse', 'forgive', 'blame', 'ask_here'],
  ),
  reassure: duties(
    'reassure',
    ['restate_worry', 'fact', 'if_again', 'way_out'],
    ['bare_comfort', 'normal', 'guarantee', 'jargon'],
  ),
  accompany: duties(
    'accompany',
    ['done_since', 'pending', 'next_time', 'name'],
    ['new_ask', 'old_offer', 'fake_effort', 'wait_only'],
  ),
  explore: duties(
    'explore',
    ['restate', 'either_or', 'both_paths'],
    ['question_list', 'describe_again', 'cheaper_path'],
  ),
  solve: duties(
    'solve',
    ['answer_ask', 'remedy_fits', 'who_pays', 'date', 'choice'],
    ['policy_wall', 'hidden_condition', 'haggle', 'off_platform', 'system_only'],
  ),
  escalate: duties(
    'lead',
    ['who_when', 'history', 'bridge', 'still_here'],
    ['cannot_decide', 'retell', 'scapegoat', 'no_time'],
  ),
  follow_up: duties(
    'follow_up',
    ['promise_result', 'easy_question', 'thanks'],
    ['review', 'marketing', 'what_happened'],
  ),
  answer: duties('answer', ['fact', 'next_step'], ['filler', 'greeting']),
};

const VARIANT_DUTIES: Readonly<Partial<Record<NonNullable<StageVariant>, Duties>>> = {
  safety: duties(
    'safety',
    ['stop_use', 'people_first', 'medical', 'keep_item', 'lead_minutes'],
    ['minimise', 'photo_first', 'coupon', 'misuse'],
  ),
  crisis: duties('crisis', ['humane', 'help_line', 'lead_now'], ['commerce', 'argue', 'alone']),
  no: duties('no', ['plain_no', 'reason', 'two_options', 'route'], ['bare_rule', 'go_complain', 'new_reason', 'irony']),
  confirm: duties('confirm', ['repeat_deal', 'amount_date', 'owner'], ['reopen', 'new_condition', 'review']),
  light: duties(
    'light',
    ['one_thing_done', 'no_reply_needed', 'open_door'],
    ['anything_else', 'mark_resolved', 'review'],
  ),
  close: duties('close', ['thanks_concrete', 'open_door'], ['review', 'marketing', 'reopen']),
};

/** What goes in or on the body is not unplugged; only what burns or shocks is. */
const SAFETY_MUST: Readonly<Partial<Record<Issue, readonly string[]>>> = {
  safety_hazard: ['stop_use', 'people_first', 'medical', 'keep_item', 'lead_minutes'],
  allergy_injury: ['stop_body', 'medical', 'people_first', 'keep_rest', 'lead_minutes'],
  food_spoiled_foreign: ['stop_body', 'medical', 'people_first', 'keep_rest', 'lead_minutes'],
};
const SAFETY_PLAIN = ['stop_plain', 'people_first', 'medical', 'lead_minutes'];

/** Duties of a stage in one of its forms; those of safety depend on what endangers people. */
export function dutiesOf(stage: Stage, variant: StageVariant, issue: Issue | null = 'safety_hazard'): Duties {
  const own = (variant && VARIANT_DUTIES[variant]) ?? STAGE_DUTIES[stage];
  if (variant !== 'safety') return own;
  const words = (issue && SAFETY_MUST[issue]) ?? SAFETY_PLAIN;
  return { ...own, must: words.map((word) => `must.safety.${word}`) };
}

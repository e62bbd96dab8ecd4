import { ROLES } from '../core/conversation/conversation.ts';
import { TEACH_PROBLEMS, type TeachLabels, type TeachProblem } from '../core/sites/teaching.ts';
import type { Texts } from './create-texts.ts';

/** The ready texts that the worker sends along when teaching starts; the page itself has no texts. */
export function teachLabels(t: Texts): TeachLabels {
  const roles = [...ROLES, 'none'] as const;
  return {
    overlay: t('teach.title'),
    customer: t('teach.page.customer'),
    agent: t('teach.page.agent'),
    composer: t('teach.page.composer'),
    review: t('teach.page.review'),
    keys: t('teach.page.keys'),
    skip: t('teach.skip'),
    none: t('teach.noneHere'),
    stop: t('teach.cancel'),
    moveBar: t('teach.page.moveBar'),
    menu: t('teach.page.menu'),
    nothing: t('teach.page.nothing'),
    ...(Object.fromEntries(roles.map((role) => [`role.${role}`, t(`teach.role.${role}`)])) as Pick<
      TeachLabels,
      `role.${(typeof roles)[number]}`
    >),
    ...(Object.fromEntries(TEACH_PROBLEMS.map((kind) => [`problem.${kind}`, t(`teach.problem.${kind}`)])) as Pick<
      TeachLabels,
      `problem.${TeachProblem}`
    >),
  };
}

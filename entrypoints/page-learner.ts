import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { LEARNER } from '../utils/page/learner.ts';

export default defineUnlistedScript(() => {
  window.warmlineLearner = LEARNER;
});

import { detectSite } from './detect/detect-site.ts';
import { Teacher, type TeacherOptions } from './teach/teacher.ts';

/**
 * What gets to know a page: detection and teaching. As large as all the rest of the content script, and needed only
 * where no definition fits or the agent teaches, so it is a script of its own that comes when it is asked for.
 */
export interface Learner {
  detect: typeof detectSite;
  teach(options: TeacherOptions): Teacher;
}

declare global {
  interface Window {
    /** Set by that script; the content script shares its world. */
    warmlineLearner?: Learner;
  }
}

export const LEARNER: Learner = { detect: detectSite, teach: (options) => new Teacher(options) };

import { detectSite } from './detect/detect-site.ts';
import { findChat } from './teach/find-chat.ts';
import { Teacher, type TeacherOptions } from './teach/teacher.ts';

type TeachOrder = Omit<TeacherOptions, 'found'> & { check: boolean };

/**
 * What gets to know a page: detection and teaching. As large as all the rest of the content script, and needed only
 * where no definition fits or the agent teaches, so it is a script of its own that comes when it is asked for.
 */
export interface Learner {
  detect: typeof detectSite;
  /** @param options with `check`, what detection finds now is looked over first */
  teach(options: TeachOrder): Teacher;
}

declare global {
  interface Window {
    /** Set by that script; the content script shares its world. */
    warmlineLearner?: Learner;
  }
}

function teach({ check, ...options }: TeachOrder): Teacher {
  if (!check) return new Teacher(options);
  const { document, today } = options;
  return new Teacher({ ...options, found: findChat({ document, url: document.location.href, today }) });
}

export const LEARNER: Learner = { detect: detectSite, teach };

/** Every site definition of `scripts-library/sites/`, raw: whoever uses them checks them against the schema. */
import chatwoot from '../../scripts-library/sites/chatwoot.json' with { type: 'json' };
import converse from '../../scripts-library/sites/converse.json' with { type: 'json' };
import practice from '../../scripts-library/sites/practice.json' with { type: 'json' };
import requestTracker from '../../scripts-library/sites/request-tracker.json' with { type: 'json' };

export const SITE_FILES: readonly unknown[] = [practice, chatwoot, converse, requestTracker];

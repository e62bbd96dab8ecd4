/** Checks for reports and counters; apart from their types, so that pages need not load the checker. */
import * as v from 'valibot';
import { BREAKS, type HealthLog, type HealthReport } from './site-health.ts';

const Missing = v.pipe(v.array(v.picklist(BREAKS)), v.maxLength(BREAKS.length));
const Version = v.pipe(v.number(), v.integer(), v.minValue(1));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const HealthReportSchema: v.GenericSchema<unknown, HealthReport> = v.strictObject({
  site: v.pipe(v.string(), v.maxLength(300)),
  version: Version,
  ok: v.boolean(),
  missing: Missing,
});

const DaySchema = v.object({
  healthy: Count,
  broken: Count,
  nothing: Count,
  missing: v.record(v.picklist(BREAKS), Count),
});

export const HealthLogSchema: v.GenericSchema<unknown, HealthLog> = v.object({
  site: v.string(),
  version: Version,
  seenAt: v.number(),
  healthyAt: v.nullable(v.number()),
  broke: v.nullable(v.object({ at: v.number(), host: v.string(), missing: Missing })),
  idle: v.optional(Count, 0),
  days: v.record(v.pipe(v.string(), v.isoDate()), DaySchema),
});

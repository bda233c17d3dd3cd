import { z } from 'zod'
import {
  dateSchema,
  idSchema,
  noticeSchema,
  savedSchema,
  secondPersonSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, query } from './procedure.ts'

export const periodSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  number: z.int(),
  label: z.string(),
  kind: z.enum(['interim', 'final']),
  startDate: dateSchema,
  endDate: dateSchema,
  state: z.enum(['open', 'locked']),
  lockedAt: z.string().nullable(),
  lockedBy: z.string().nullable(),
  lockSecondPerson: z.string().nullable(),
})
export type PeriodRow = z.infer<typeof periodSchema>

/** Reporting periods: created in order, locked and unlocked by two people. */
export const periodsContract = {
  'periods.list': query({
    allowed: 'everyone',
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({ rows: z.array(periodSchema) }),
  }),
  'periods.create': command({
    allowed: ['coordinator', 'finance_officer'],
    input: z.strictObject({
      projectId: idSchema,
      label: textSchema(80),
      kind: z.enum(['interim', 'final']),
      startDate: dateSchema,
      endDate: dateSchema,
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Rule.PeriodOrder',
      'Rule.PeriodOverlap',
      'Rule.PeriodGap',
      'Rule.PeriodOutsideProject',
    ],
  }),
  /** What stands in the way of locking: drafts in the period, unexplained deviations, an earlier open period. */
  'periods.lockCheck': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({
      blockers: z.array(noticeSchema),
      warnings: z.array(noticeSchema),
    }),
    errors: ['NotFound'],
  }),
  /** Two persons of different roles sign the lock; the second types the own passphrase when one is set. */
  'periods.lock': command({
    allowed: ['coordinator', 'finance_officer'],
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      second: secondPersonSchema,
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.Blocked',
      'Rule.SecondPerson',
      'Rule.PassphraseNeeded',
      'Rule.WrongPassphrase',
      'Rule.TooManyAttempts',
    ],
  }),
  'periods.unlock': command({
    allowed: ['coordinator', 'finance_officer'],
    input: z.strictObject({
      id: idSchema,
      version: versionSchema,
      reason: textSchema(1000),
      second: secondPersonSchema,
    }),
    output: savedSchema,
    errors: [
      'NotFound',
      'Conflict',
      'Rule.ReasonNeeded',
      'Rule.SecondPerson',
      'Rule.PassphraseNeeded',
      'Rule.WrongPassphrase',
      'Rule.TooManyAttempts',
      'Rule.LaterPeriodLocked',
      'Rule.ReportAccepted',
      'Rule.Corrected',
    ],
  }),
} as const

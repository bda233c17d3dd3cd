/** A recorded extension of the deadline; `untilAt` is a UTC instant in ISO form. */
export type Extension = { readonly untilAt: string }

export type Receipt = 'in_time' | 'by_extension' | 'late'

/**
 * How an application stands to its deadline: late unless a recorded extension covers it (domain-rules.md rule 2). Both
 * are UTC instants to the minute, and the last minute still counts; without a deadline nothing is late.
 * @example receiptOf('2026-12-31T15:00:00.000Z', '2026-12-31T15:00:00.000Z', []) // 'in_time'
 */
export function receiptOf(
  receivedAt: string,
  deadlineAt: string | null,
  extensions: readonly Extension[],
): Receipt {
  const received = minuteOf(receivedAt)
  if (deadlineAt === null || received <= minuteOf(deadlineAt)) return 'in_time'
  return extensions.some(({ untilAt }) => received <= minuteOf(untilAt)) ? 'by_extension' : 'late'
}

/** Deadlines are kept to the minute, so 16:00:59 is still 16:00. */
const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000)

/** The first cut-off of a rolling call that an application still meets; undefined after the last one. */
export function cutoffFor<Cutoff extends { readonly deadlineAt: string }>(
  cutoffs: readonly Cutoff[],
  receivedAt: string,
): Cutoff | undefined {
  return cutoffs
    .toSorted((a, b) => (a.deadlineAt < b.deadlineAt ? -1 : 1))
    .find(cutoff => minuteOf(receivedAt) <= minuteOf(cutoff.deadlineAt))
}

/** Where a body takes part in a call already, and as what. */
export type Taking = {
  readonly applicationId: string
  readonly referenceNo: string
  readonly organisationId: string
  readonly role: 'lead_applicant' | 'co_applicant'
}

/**
 * The parts that a body has in other applications of a call where one is allowed: as lead always, as co-applicant when
 * the call counts such roles (domain-rules.md rule 3). Withdrawn applications and drafts are left out by the caller.
 */
export function partsTaken(
  bodies: readonly { readonly organisationId: string; readonly role: Taking['role'] }[],
  others: readonly Taking[],
  rule: { readonly perApplicant: 'one' | 'many'; readonly countsCoApplicants: boolean },
): readonly Taking[] {
  if (rule.perApplicant === 'many') return []
  const counts = (role: Taking['role']) => rule.countsCoApplicants || role === 'lead_applicant'
  const mine = new Set(bodies.filter(({ role }) => counts(role)).map(({ organisationId }) => organisationId))
  return others.filter(({ organisationId, role }) => counts(role) && mine.has(organisationId))
}

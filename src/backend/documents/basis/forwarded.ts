import type { Reader } from '#backend/rpc/context.ts'
import type { ReportPeriod } from './periods.ts'
import type { ReportProject } from './project.ts'

export interface ForwardedAgreement {
  readonly id: string
  readonly organisation: string
  readonly agreementNo: string
  readonly agreedMinor: number
  /** Given back of what was agreed. */
  readonly releasedMinor: number
  readonly auditReceived: boolean
  readonly paidPeriodMinor: number
  readonly paidEarlierMinor: number
  /** Paid less refunded, until the period's end. */
  readonly paidMinor: number
  readonly reportedMinor: number
  readonly acceptedMinor: number
  readonly unspentMinor: number
}

/** Funds passed on, agreement by agreement, as they stand at the end of a period. */
export async function loadForwarded(
  db: Reader,
  project: ReportProject,
  period: ReportPeriod,
): Promise<readonly ForwardedAgreement[]> {
  const agreements = await db
    .selectFrom('forwarded_agreement')
    .innerJoin('organisation', 'organisation.id', 'forwarded_agreement.organisation_id')
    .selectAll('forwarded_agreement')
    .select('organisation.name as organisation_name')
    .where('forwarded_agreement.project_id', '=', project.id)
    .where('signed_on', '<=', period.end)
    .orderBy('agreement_no')
    .execute()
  const movements = await db
    .selectFrom('forwarded_movement')
    .innerJoin('forwarded_agreement', 'forwarded_agreement.id', 'forwarded_movement.agreement_id')
    .selectAll('forwarded_movement')
    .where('forwarded_agreement.project_id', '=', project.id)
    .where('forwarded_movement.date', '<=', period.end)
    .execute()
  return agreements.map(agreement => {
    const own = movements.filter(movement => movement.agreement_id === agreement.id)
    const sum = (kind: string, from = '') =>
      own
        .filter(row => row.kind === kind && row.date >= from)
        .reduce((total, row) => total + row.base_minor, 0)
    const paidMinor = sum('paid') - sum('refunded')
    const paidPeriodMinor = sum('paid', period.start) - sum('refunded', period.start)
    const acceptedMinor = sum('accepted')
    return {
      id: agreement.id,
      organisation: agreement.organisation_name,
      agreementNo: agreement.agreement_no,
      agreedMinor: agreement.agreed_minor,
      releasedMinor: agreement.released_minor,
      auditReceived: agreement.audit_received === 1,
      paidPeriodMinor,
      paidEarlierMinor: paidMinor - paidPeriodMinor,
      paidMinor,
      reportedMinor: sum('reported'),
      acceptedMinor,
      unspentMinor: paidMinor - acceptedMinor,
    }
  })
}

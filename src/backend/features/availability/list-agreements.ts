import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { AgreementRow } from '#shared/contract/availability.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { lineNames } from './owned.ts'

/** Posted entries by the agreement number they bear. */
async function spentByNumber(db: Reader, projectId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(eb => ['sub_grant_no as no', eb.fn.sum<number>('base_minor').as('minor')])
    .where('project_id', '=', projectId)
    .where('sub_grant_no', '!=', '')
    .where('state', '=', 'posted')
    .groupBy('sub_grant_no')
    .execute()
  return new Map(rows.map(row => [row.no, row.minor]))
}

async function movementsOf(db: Reader, projectId: string) {
  const rows = await db
    .selectFrom('forwarded_movement as movement')
    .innerJoin('forwarded_agreement as agreement', 'agreement.id', 'movement.agreement_id')
    .leftJoin('account', 'account.id', 'movement.account_id')
    .selectAll('movement')
    .select('account.name as accountName')
    .where('agreement.project_id', '=', projectId)
    .orderBy('movement.date')
    .orderBy('movement.id')
    .execute()
  return Map.groupBy(rows, row => row.agreement_id)
}

/** Agreements of a project by number: what each is over, what was sent, reported and accepted, and what may still be sent. */
export async function listAgreements(db: Reader, projectId: string): Promise<OutputOf<'agreements.list'>> {
  const { currency } = await projectTerms(db, projectId)
  const names = await lineNames(db, projectId)
  const spent = await spentByNumber(db, projectId)
  const movements = await movementsOf(db, projectId)
  const stored = await db
    .selectFrom('forwarded_agreement as agreement')
    .innerJoin('organisation as body', 'body.id', 'agreement.organisation_id')
    .selectAll('agreement')
    .select('body.name as bodyName')
    .where('agreement.project_id', '=', projectId)
    .orderBy('agreement.agreement_no')
    .execute()
  const rows = stored.map((row): AgreementRow => {
    const own = movements.get(row.id) ?? []
    const sumOf = (kind: string) =>
      sumMinor(own.filter(movement => movement.kind === kind).map(movement => movement.base_minor))
    const contracted = sumMinor([row.agreed_minor, -row.released_minor])
    const paid = sumMinor([sumOf('paid'), -sumOf('refunded')])
    return {
      id: row.id,
      version: row.version,
      agreementNo: row.agreement_no,
      organisation: { id: row.organisation_id, name: row.bodyName },
      interventionId: row.intervention_id,
      line: row.budget_line_id === null ? null : (names.get(row.budget_line_id) ?? null),
      signedOn: row.signed_on,
      agreedMinor: row.agreed_minor,
      releasedMinor: row.released_minor,
      contractedMinor: contracted,
      paidMinor: paid,
      reportedMinor: sumOf('reported'),
      acceptedMinor: sumOf('accepted'),
      spentMinor: spent.get(row.agreement_no) ?? 0,
      freeMinor: sumMinor([contracted, -paid]),
      movements: own.map(movement => ({
        id: movement.id,
        version: movement.version,
        kind: movement.kind,
        date: movement.date,
        minor: movement.base_minor,
        reference: movement.reference,
        account:
          movement.account_id === null ? null : { id: movement.account_id, name: movement.accountName ?? '' },
      })),
    }
  })
  return { currency, rows }
}

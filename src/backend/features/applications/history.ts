import { foldedName } from '#backend/features/organisations/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { money } from '#shared/kernel/money.ts'
import { requireApplication } from './move.ts'
import { withCall } from './rows.ts'
import { notRecused, requireSight } from './sight.ts'

type Row = OutputOf<'intake.history'>['rows'][number]
type Stored = Awaited<ReturnType<ReturnType<typeof withCall>['executeTakeFirstOrThrow']>>

const rowOf = (row: Stored, role: Row['role'], byName: boolean): Row => ({
  id: row.id,
  call: { id: row.call_id, name: `${row.callCode} ${row.callTitle}` },
  referenceNo: row.reference_no,
  title: row.title,
  role,
  state: row.state,
  requested: row.requested_minor === null ? null : money(row.requested_minor, row.currency),
  awarded: row.awarded_minor === null ? null : money(row.awarded_minor, row.currency),
  receivedAt: row.received_at,
  zone: row.zone,
  byName,
})

async function asParty(
  db: Reader,
  seen: ReturnType<typeof withCall>,
  organisationId: string,
): Promise<Row[]> {
  const parts = await db
    .selectFrom('application_party')
    .select(['application_id', 'role'])
    .where('organisation_id', '=', organisationId)
    .execute()
  if (parts.length === 0) return []
  const rows = await seen
    .where(
      'application.id',
      'in',
      parts.map(part => part.application_id),
    )
    .execute()
  return rows.flatMap(row => {
    const part = parts.find(known => known.application_id === row.id)
    return part ? [rowOf(row, part.role, false)] : []
  })
}

/** Applications without a registered applicant whose name is the same once case and accents are off. */
async function sameName(seen: ReturnType<typeof withCall>, name: string): Promise<Row[]> {
  const wanted = foldedName(name)
  if (wanted === '') return []
  const rows = await seen.where('application.applicant_id', 'is', null).execute()
  return rows
    .filter(row => foldedName(row.applicant_name) === wanted)
    .map(row => rowOf(row, 'lead_applicant', true))
}

/**
 * What an applicant asked for and got over all calls, in any role, newest first; the application itself is left out.
 * Throws NotFound, Rule.Recused.
 */
export async function applicantHistory(
  db: Reader,
  actor: Actor,
  { applicationId, organisationId }: ParsedInputOf<'intake.history'>,
): Promise<OutputOf<'intake.history'>> {
  if (applicationId !== null) await requireSight(db, actor, applicationId)
  const own = applicationId === null ? null : await requireApplication(db, applicationId)
  const bodyId = organisationId ?? own?.applicant_id ?? null
  const body =
    bodyId === null
      ? undefined
      : await db.selectFrom('organisation').select('name').where('id', '=', bodyId).executeTakeFirst()
  const seen = withCall(db).where(notRecused(actor.personId))
  const found: Row[] = []
  if (bodyId !== null) {
    const leads = await seen.where('application.applicant_id', '=', bodyId).execute()
    const patron = await seen.where('application.patron_id', '=', bodyId).execute()
    found.push(
      ...leads.map(row => rowOf(row, 'lead_applicant', false)),
      ...patron.map(row => rowOf(row, 'patron', false)),
      ...(await asParty(db, seen, bodyId)),
    )
  }
  found.push(...(await sameName(seen, body?.name ?? own?.applicant_name ?? '')))
  const rows = found.filter(row => row.id !== applicationId)
  return { rows: rows.toSorted((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? '')) }
}

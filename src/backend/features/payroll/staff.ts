import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

export async function listStaff(db: Reader, archived: boolean): Promise<OutputOf<'payroll.staff'>> {
  const rows = await db
    .selectFrom('staff_member as staff')
    .leftJoin('organisation', 'organisation.id', 'staff.organisation_id')
    .selectAll('staff')
    .select('organisation.name as organisationName')
    .where('staff.archived', '=', archived ? 1 : 0)
    .orderBy('staff.name')
    .execute()
  return {
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      name: row.name,
      position: row.position,
      organisation:
        row.organisation_id === null ? null : { id: row.organisation_id, name: row.organisationName ?? '' },
      invented: row.invented === 1,
      archived: row.archived === 1,
    })),
  }
}

/** The stored person; throws NotFound. */
export async function requireStaff(db: Reader, id: string) {
  const row = await db.selectFrom('staff_member').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.staff', { field: 'staffId', id }))
  return row
}

/** Saves a person on the payroll: the name and the position, nothing that no donor form asks for. Throws NotFound, Conflict. */
export async function saveStaff(
  { trx, newId }: CommandContext,
  { id, version, name, position, organisationId, archived }: ParsedInputOf<'payroll.saveStaff'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const columns = {
    name,
    position,
    organisation_id: organisationId,
    archived: archived ? (1 as const) : (0 as const),
  }
  if (id === null) {
    const made = newId()
    await trx
      .insertInto('staff_member')
      .values({ ...columns, id: made })
      .execute()
    return { id: made, version: 1 }
  }
  const stored = await requireStaff(trx, id)
  await requireVersion(trx, stored, version ?? 0)
  const next = stored.version + 1
  await trx
    .updateTable('staff_member')
    .set({ ...columns, version: next })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}

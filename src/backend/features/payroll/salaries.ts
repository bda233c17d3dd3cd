import { requireVersion } from '#backend/features/audit/index.ts'
import {
  asMade,
  madeEntries,
  namedParts,
  partColumns,
  requireParts,
} from '#backend/features/sharing/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { salaryMonths } from '#shared/domain/costs/index.ts'
import type { SharePart } from '#shared/domain/sharing/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { requireStaff } from './staff.ts'

/** What projects pay of a person's month, in percent; shares paid from elsewhere are left out. */
export function projectShare(staffId: string, month: string, shares: readonly SharePart[]) {
  const paid = shares.flatMap(({ projectId, share }) =>
    projectId === null ? [] : [{ personId: staffId, month, projectId, percent: share }],
  )
  const [found] = salaryMonths(paid)
  return { percent: found?.percent ?? '0', ok: found?.ok ?? true, isPaid: paid.length > 0 }
}

const read = (db: Reader) =>
  db
    .selectFrom('payroll')
    .innerJoin('staff_member as staff', 'staff.id', 'payroll.staff_id')
    .selectAll('payroll')
    .select(['staff.name as staffName', 'staff.position as staffPosition', 'staff.invented as staffInvented'])

/** Months with salaries, the latest first, and how many of their salaries have no entries yet. */
export async function listMonths(db: Reader): Promise<OutputOf<'payroll.months'>> {
  const rows = await db
    .selectFrom('payroll')
    .select(eb => [
      'month',
      eb.fn.countAll<number>().as('salaries'),
      eb.fn
        .countAll<number>()
        .filterWhere(
          eb.not(
            eb.exists(
              eb.selectFrom('ledger_entry as e').select('e.id').whereRef('e.payroll_id', '=', 'payroll.id'),
            ),
          ),
        )
        .as('withoutEntries'),
    ])
    .groupBy('month')
    .orderBy('month', 'desc')
    .execute()
  return { rows }
}

/** Salaries of one month by name, with their shares and what was made of them. */
export async function listSalaries(db: Reader, month: string): Promise<OutputOf<'payroll.list'>> {
  const rows = await read(db).where('payroll.month', '=', month).orderBy('staff.name').execute()
  const ids = rows.map(row => row.id)
  const shares = await namedParts(db, 'payroll_share', ids)
  const made = await madeEntries(db, 'payroll_id', ids)
  const salaries = rows.map(row => {
    const own = [...(shares.get(row.id) ?? [])]
    return {
      id: row.id,
      version: row.version,
      staff: { id: row.staff_id, name: row.staffName },
      position: row.staffPosition,
      invented: row.staffInvented === 1,
      month: row.month,
      net: money(row.net_minor, row.currency),
      tax: money(row.tax_minor, row.currency),
      social: money(row.social_minor, row.currency),
      cost: money(sumMinor([row.net_minor, row.tax_minor, row.social_minor]), row.currency),
      note: row.note,
      shares: own,
      projectShare: projectShare(row.staff_id, row.month, own).percent,
      entries: (made.get(row.id) ?? []).map(asMade),
    }
  })
  const sums = Map.groupBy(salaries, salary => salary.cost.currency)
  return {
    rows: salaries,
    sums: [...sums].map(([currency, own]) => money(sumMinor(own.map(salary => salary.cost.minor)), currency)),
  }
}

export async function requireSalary(db: Reader, id: string, version: number | null) {
  const row = await read(db).where('payroll.id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.payroll', { id }))
  await requireVersion(db, row, version ?? 0)
  return row
}

/** A salary stays as its entries were made of it: they are withdrawn first. Throws Rule.HasEntries. */
async function requireNoEntries(db: Reader, id: string): Promise<void> {
  const entry = await db
    .selectFrom('ledger_entry')
    .select('entry_no as entryNo')
    .where('payroll_id', '=', id)
    .executeTakeFirst()
  if (entry)
    throw new ProblemError(
      problem('Rule.HasEntries', 'problem.payroll.hasEntries', { entryNo: entry.entryNo }),
    )
}

function requireShares(
  staff: { readonly id: string; readonly name: string },
  month: string,
  shares: readonly SharePart[],
) {
  const { percent, ok, isPaid } = projectShare(staff.id, month, shares)
  if (!isPaid) throw new ProblemError(problem('Rule.NoProjectShare', 'problem.sharing.noProject'))
  if (!ok)
    throw new ProblemError(
      problem('Rule.SalaryOver', 'problem.payroll.over', {
        field: 'shares',
        name: staff.name,
        month,
        total: percent,
      }),
    )
}

async function requireFreeMonth(
  db: Reader,
  staff: { id: string; name: string },
  month: string,
  id: string | null,
) {
  const other = await db
    .selectFrom('payroll')
    .select('id')
    .where('staff_id', '=', staff.id)
    .where('month', '=', month)
    .executeTakeFirst()
  if (other && other.id !== id)
    throw new ProblemError(
      problem('Rule.MonthTaken', 'problem.payroll.monthTaken', { field: 'staffId', name: staff.name, month }),
    )
}

async function writeShares(
  { trx, newId }: CommandContext,
  id: string,
  shares: readonly SharePart[],
): Promise<void> {
  await trx.deleteFrom('payroll_share').where('payroll_id', '=', id).execute()
  await trx
    .insertInto('payroll_share')
    .values(
      shares.map((share, position) => ({ ...partColumns(share, position), id: newId(), payroll_id: id })),
    )
    .execute()
}

/**
 * Saves a person's month: what it costs and which project pays how much of it. All projects together pay at most
 * 100 % (donor-formats.md section 10 rule 11). Throws NotFound, Conflict, Rule.SalaryOver naming person, month and
 * total, Rule.MonthTaken, Rule.NoProjectShare, Rule.HasEntries.
 */
export async function saveSalary(
  context: CommandContext,
  { id, version, staffId, shares, ...salary }: ParsedInputOf<'payroll.save'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx, newId } = context
  const staff = await requireStaff(trx, staffId)
  requireShares(staff, salary.month, shares)
  await requireParts(trx, 'shares', shares)
  await requireFreeMonth(trx, staff, salary.month, id)
  const columns = {
    staff_id: staffId,
    month: salary.month,
    currency: salary.currency,
    net_minor: salary.netMinor,
    tax_minor: salary.taxMinor,
    social_minor: salary.socialMinor,
    note: salary.note,
  }
  const saved = { id: id ?? newId(), version: 1 }
  if (id === null)
    await trx
      .insertInto('payroll')
      .values({ ...columns, id: saved.id })
      .execute()
  else {
    saved.version = (await requireSalary(trx, id, version)).version + 1
    await requireNoEntries(trx, id)
    await trx
      .updateTable('payroll')
      .set({ ...columns, version: saved.version })
      .where('id', '=', id)
      .execute()
  }
  await writeShares(context, saved.id, shares)
  return saved
}

/** Deletes a salary that has no entries. Throws NotFound, Conflict, Rule.HasEntries. */
export async function deleteSalary(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'payroll.delete'>,
): Promise<void> {
  await requireSalary(trx, id, version)
  await requireNoEntries(trx, id)
  await trx.deleteFrom('payroll').where('id', '=', id).execute()
}

/** Takes salaries over to another month, for people on the payroll who have none there yet. Throws NotFound for a month without salaries. */
export async function copyMonth(
  context: CommandContext,
  { from, to }: ParsedInputOf<'payroll.copyMonth'>,
): Promise<number> {
  const { trx, newId } = context
  const rows = await read(trx).where('payroll.month', '=', from).where('staff.archived', '=', 0).execute()
  if (rows.length === 0)
    throw new ProblemError(problem('NotFound', 'problem.payroll.emptyMonth', { field: 'from', month: from }))
  const present = await trx
    .selectFrom('payroll')
    .select('staff_id as staffId')
    .where('month', '=', to)
    .execute()
  const known = new Set(present.map(row => row.staffId))
  const missing = rows.filter(row => !known.has(row.staff_id))
  const shares = await namedParts(
    trx,
    'payroll_share',
    missing.map(row => row.id),
  )
  for (const row of missing) {
    const id = newId()
    await trx
      .insertInto('payroll')
      .values({
        id,
        staff_id: row.staff_id,
        month: to,
        currency: row.currency,
        net_minor: row.net_minor,
        tax_minor: row.tax_minor,
        social_minor: row.social_minor,
        note: row.note,
      })
      .execute()
    await writeShares(context, id, shares.get(row.id) ?? [])
  }
  return missing.length
}

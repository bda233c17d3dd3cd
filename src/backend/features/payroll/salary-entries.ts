import { deleteMade, makeEntries, namedParts } from '#backend/features/sharing/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { SALARY_PARTS, type SalaryPart } from '#shared/contract/payroll.ts'
import { missingShare, type SharePart, shareOut } from '#shared/domain/sharing/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireSalary } from './salaries.ts'

type Request = ParsedInputOf<'payroll.makeEntries'>
type Salary = Awaited<ReturnType<typeof requireSalary>>

const amountOf = (salary: Salary, part: SalaryPart): number =>
  ({ net: salary.net_minor, tax: salary.tax_minor, social: salary.social_minor })[part]

/** Where nothing is said of the rest of the month, it is paid from elsewhere. */
function wholeShares(shares: readonly SharePart[]): readonly SharePart[] {
  const rest = missingShare(shares.map(share => share.share))
  if (rest === undefined) return shares
  const elsewhere = {
    projectId: null,
    lineId: null,
    workPackageId: null,
    activityId: null,
    label: '',
    share: rest,
  }
  return [...shares, elsewhere]
}

async function makeOf(
  context: CommandContext,
  salary: Salary,
  part: SalaryPart,
  { entryDate, words }: Request,
  shares: readonly SharePart[],
): Promise<number> {
  const amountMinor = amountOf(salary, part)
  if (amountMinor === 0) return 0
  const { payee, documentType, description } = words[part]
  if (part !== 'net' && payee.trim() === '')
    throw new ProblemError(
      problem('Rule.PayeeMissing', 'notice.ledger.PayeeMissing', { field: `words.${part}.payee` }),
    )
  const shared = shareOut(amountMinor, shares)
  if (!shared.ok) throw new ProblemError(shared.error)
  const ids = await makeEntries(context, shared.value, {
    entryDate,
    documentNo: `${salary.month} ${part} ${salary.id.slice(-6)}`,
    documentDate: entryDate,
    paymentDate: null,
    documentType,
    paymentReference: '',
    payee: payee.trim() === '' ? salary.staffName : payee,
    description: [description, salary.month, salary.staffName].filter(text => text !== '').join(', '),
    beneficiaryId: null,
    interventionId: null,
    currency: salary.currency,
    vatMinor: null,
    quantity: null,
    subGrantNo: '',
    remark: '',
    costType: 'staff',
    documentMinor: amountMinor,
    madeBy: { payrollId: salary.id },
  })
  return ids.length
}

/**
 * Drafts of a month's salaries that have none yet: one for net pay, one for tax and one for social security of each
 * person and project (donor-formats.md 1.3), each the project's share of it by the largest remainder. Throws
 * NotFound for a month without salaries, Rule.PayeeMissing, Rule.RateInvalid.
 */
export async function makeSalaryEntries(
  context: CommandContext,
  request: Request,
): Promise<OutputOf<'payroll.makeEntries'>> {
  const { trx } = context
  const rows = await trx
    .selectFrom('payroll')
    .select(eb => [
      'id',
      'version',
      eb
        .exists(eb.selectFrom('ledger_entry as e').select('e.id').whereRef('e.payroll_id', '=', 'payroll.id'))
        .as('isMade'),
    ])
    .where('month', '=', request.month)
    .orderBy('id')
    .execute()
  if (rows.length === 0)
    throw new ProblemError(
      problem('NotFound', 'problem.payroll.emptyMonth', { field: 'month', month: request.month }),
    )
  const waiting = rows.filter(row => !row.isMade)
  const shares = await namedParts(
    trx,
    'payroll_share',
    waiting.map(row => row.id),
  )
  let entries = 0
  for (const { id, version } of waiting) {
    const salary = await requireSalary(trx, id, version)
    const own = wholeShares(shares.get(id) ?? [])
    for (const part of SALARY_PARTS) entries += await makeOf(context, salary, part, request, own)
  }
  return { salaries: waiting.length, entries }
}

/** Takes the drafts of a salary back. Throws NotFound, Conflict, Rule.Posted. */
export async function withdrawSalary(
  context: CommandContext,
  { id, version }: ParsedInputOf<'payroll.withdrawEntries'>,
): Promise<void> {
  await requireSalary(context.trx, id, version)
  await deleteMade(context, 'payroll_id', id)
}

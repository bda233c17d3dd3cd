import { listSalaries, saveSalary, saveStaff } from '#backend/features/payroll/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { Payroll } from '#shared/contract/payroll.ts'
import type { SharePart } from '#shared/domain/sharing/index.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import { foldText } from '../../reading/fold.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS } from '../kind.ts'
import { readSalaries, type SalaryRecord } from './read-salaries.ts'
import type { SalariesScope } from './scope.ts'

interface Sorted {
  readonly fresh: readonly SalaryRecord[]
  readonly changed: readonly { readonly record: SalaryRecord; readonly stored: Payroll }[]
  readonly unchanged: number
}

const storedOf = async (db: Reader, records: readonly SalaryRecord[]): Promise<readonly Payroll[]> => {
  const months = [...new Set(records.map(({ month }) => month))]
  const lists = await Promise.all(months.map(month => listSalaries(db, month)))
  return lists.flatMap(({ rows }) => rows)
}

/** Shares without their order and their writing: 40 and 40.00 are the same. */
const sharesKey = (shares: readonly SharePart[]): string =>
  JSON.stringify(
    shares
      .map(part => [
        part.projectId,
        part.lineId,
        part.workPackageId,
        part.activityId,
        part.label,
        part.share.includes('.') ? part.share.replace(/\.?0+$/, '') : part.share,
      ])
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
  )

const contentOf = (record: SalaryRecord): string =>
  JSON.stringify([
    record.currency,
    record.netMinor,
    record.taxMinor,
    record.socialMinor,
    sharesKey(record.shares),
  ])

const storedContent = ({ net, tax, social, shares }: Payroll): string =>
  JSON.stringify([net.currency, net.minor, tax.minor, social.minor, sharesKey(shares)])

/** What stands against changing a stored month: its entries, or a project that the file doesn't know of. */
function checkChange(record: SalaryRecord, stored: Payroll): void {
  const { person, month } = record
  const [entry] = stored.entries
  if (entry) {
    record.reader.fail('person', 'salaryHasEntries', { name: person, month, entryNo: entry.entryNo })
    return
  }
  const known = new Set(record.shares.map(({ projectId }) => projectId))
  const missing = stored.shares.filter(({ projectId }) => projectId !== null && !known.has(projectId))
  if (missing.length > 0)
    record.reader.fail('project', 'salaryOtherShares', {
      name: person,
      month,
      shares: missing.map(({ projectCode, share }) => `${projectCode} ${share} %`).join(', '),
    })
}

function sort(records: readonly SalaryRecord[], stored: readonly Payroll[]): Sorted {
  const byKey = new Map(stored.map(row => [`${row.staff.id} ${row.month}`, row]))
  const fresh: SalaryRecord[] = []
  const changed: { record: SalaryRecord; stored: Payroll }[] = []
  let unchanged = 0
  for (const record of records) {
    const known = byKey.get(`${record.staffId} ${record.month}`)
    if (!known) fresh.push(record)
    else if (storedContent(known) === contentOf(record)) unchanged += 1
    else {
      checkChange(record, known)
      changed.push({ record, stored: known })
    }
  }
  return { fresh, changed, unchanged }
}

/** People who are added, once each whatever the number of their months. */
async function addPeople(
  context: CommandContext,
  records: readonly SalaryRecord[],
): Promise<ReadonlyMap<string, string>> {
  const added = new Map<string, string>()
  for (const { staffId, person, position } of records) {
    if (staffId !== null || added.has(foldText(person))) continue
    const { id } = await saveStaff(context, {
      id: null,
      version: null,
      name: person,
      position,
      organisationId: null,
      archived: false,
    })
    added.set(foldText(person), id)
  }
  return added
}

async function store(context: CommandContext, { fresh, changed }: Sorted): Promise<number> {
  const added = await addPeople(context, fresh)
  const save = (record: SalaryRecord, stored: Payroll | null) =>
    saveSalary(context, {
      id: stored?.id ?? null,
      version: stored?.version ?? null,
      staffId: record.staffId ?? added.get(foldText(record.person)) ?? '',
      month: record.month,
      currency: record.currency,
      netMinor: record.netMinor,
      taxMinor: record.taxMinor,
      socialMinor: record.socialMinor,
      note: stored?.note ?? '',
      shares: [...record.shares],
    })
  for (const record of fresh) await save(record, null)
  for (const { record, stored } of changed) await save(record, stored)
  return 0
}

function warnOfNew(records: readonly SalaryRecord[], scope: SalariesScope): void {
  for (const { reader, person, staffId } of records)
    if (staffId === null)
      reader.warn('person', 'personAdded', { name: person, nearest: [...scope.staff.nearest(person)] })
}

const sampleOf = (record: SalaryRecord): Record<string, string> => {
  const shown = (minor: number) => minorToDecimalText(minor, record.currency)
  return {
    row: String(record.row),
    person: record.person,
    month: record.month,
    net: shown(record.netMinor),
    tax: shown(record.taxMinor),
    social: shown(record.socialMinor),
    currency: record.currency,
    share: record.shares.map(({ share }) => `${share} %`).join(' + '),
  }
}

/**
 * Works out what the salaries of a file become. A person's month is compared as a whole: what is stored alike stays,
 * what differs is changed while no entries stand on it and no project would lose its share unsaid.
 */
export async function planSalaries(db: Reader, scope: SalariesScope, request: PlanRequest): Promise<Plan> {
  const { read, problems } = request
  if (read.kind !== 'map') throw new Error('Salaries are read as a table')
  const { applied } = read.output
  const records = await readSalaries(applied, scope, problems)
  const sorted = sort(records, await storedOf(db, records))
  warnOfNew(sorted.fresh, scope)
  return {
    rowsRead: applied.rowsRead,
    created: sorted.fresh.length,
    updated: sorted.changed.length,
    unchanged: sorted.unchanged,
    skipped: applied.leftOut,
    sample: records.slice(0, SAMPLE_ROWS).map(sampleOf),
    store: context => store(context, sorted),
  }
}

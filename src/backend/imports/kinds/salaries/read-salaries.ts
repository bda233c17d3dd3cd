import { projectShare } from '#backend/features/payroll/index.ts'
import { percentSchema } from '#shared/contract/entry-depth.ts'
import { totalShare } from '#shared/domain/ledger/index.ts'
import type { SharePart } from '#shared/domain/sharing/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import { foldText } from '../../reading/fold.ts'
import type { Coded } from '../code-book.ts'
import type { ProblemList } from '../problem-list.ts'
import { RowReader } from '../row-reader.ts'
import { monthOf } from './month.ts'
import type { SalariesScope } from './scope.ts'

const LONGEST = { person: 300, position: 200, elsewhere: 200 } as const
const AMOUNTS = ['net', 'tax', 'social'] as const
type Amounts = Readonly<Record<(typeof AMOUNTS)[number], number | null>>

interface SalaryRow extends Amounts {
  readonly reader: RowReader
  readonly person: string
  readonly position: string
  /** Null for somebody who is added. */
  readonly staff: Coded | null
  readonly month: string
  readonly currency: string
  readonly part: Omit<SharePart, 'share'>
  readonly share: string | null
}

/** A person's month as a file states it; amounts in minor units. */
export interface SalaryRecord {
  /** The first row of the file that speaks of it. */
  readonly row: number
  readonly reader: RowReader
  readonly person: string
  readonly position: string
  readonly staffId: string | null
  readonly month: string
  readonly currency: string
  readonly netMinor: number
  readonly taxMinor: number
  readonly socialMinor: number
  readonly shares: readonly SharePart[]
}

function readMonth(reader: RowReader, scope: SalariesScope): string | null {
  const text = reader.value('month')
  if (text === null) {
    if (scope.month === null) reader.fail('month', 'monthMissing')
    return scope.month
  }
  const month = monthOf(text)
  if (month === undefined) reader.fail('month', 'monthUnknown')
  return month ?? null
}

function readStaff(reader: RowReader, person: string, scope: SalariesScope): Coded | null {
  const found = scope.staff.find(person)
  if (!found && !scope.addPeople)
    reader.fail('person', 'personUnknown', { name: person, nearest: [...scope.staff.nearest(person)] })
  return found ?? null
}

const PLACES = [
  ['lineCode', 'lines', 'lineUnknown'],
  ['workPackageCode', 'workPackages', 'workPackageUnknown'],
  ['activityCode', 'activities', 'activityUnknown'],
] as const

/** Which project pays the row's share and where it is booked; without a project it is paid from elsewhere. */
async function readPart(reader: RowReader, scope: SalariesScope): Promise<SalaryRow['part']> {
  const project = reader.coded('project', scope.projects, 'projectUnknown')
  if (!project) {
    const label = reader.text('elsewhere', LONGEST.elsewhere)
    return { projectId: null, lineId: null, workPackageId: null, activityId: null, label }
  }
  const books = await scope.booksOf(project.id)
  const [line, workPackage, activity] = PLACES.map(([key, book, name]) =>
    reader.coded(key, books[book], name),
  )
  return {
    projectId: project.id,
    lineId: line?.id ?? null,
    workPackageId: workPackage?.id ?? null,
    activityId: activity?.id ?? null,
    label: '',
  }
}

async function readRow(reader: RowReader, scope: SalariesScope): Promise<SalaryRow | undefined> {
  const person = reader.text('person', LONGEST.person).trim()
  // A missing name has been reported by reading.
  if (person === '') return undefined
  const staff = readStaff(reader, person, scope)
  const month = readMonth(reader, scope)
  const currency = reader.value('currency') ?? scope.currency
  const [net = null, tax = null, social = null] = AMOUNTS.map(key => reader.minor(key, currency))
  for (const [key, minor] of Object.entries({ net, tax, social }))
    if (minor !== null && minor < 0) reader.fail(key, 'salaryBelowZero')
  const share = reader.value('share')
  if (share !== null && !percentSchema.safeParse(share).success) reader.fail('share', 'shareInvalid')
  const part = await readPart(reader, scope)
  const position = reader.text('position', LONGEST.position)
  if (reader.failed || month === null) return undefined
  return { reader, person, position, staff, month, currency, net, tax, social, part, share }
}

/** What the rows of a person's month say of one amount: it stands once, or the same in each of them. */
function agreed(rows: readonly SalaryRow[], key: (typeof AMOUNTS)[number]): number | null {
  const [first, ...others] = rows.filter(row => row[key] !== null)
  for (const other of others)
    if (other[key] !== first?.[key])
      other.reader.fail(key, 'salaryAmountsDiffer', { first: first?.reader.row ?? 0 })
  return first?.[key] ?? null
}

function sharesOf(rows: readonly SalaryRow[]): readonly SharePart[] | undefined {
  const [first, second] = rows
  if (first && !second && first.share === null) return [{ ...first.part, share: '100' }]
  const blank = rows.filter(row => row.share === null)
  for (const row of blank) row.reader.fail('share', 'shareMissing')
  return blank.length > 0 ? undefined : rows.map(row => ({ ...row.part, share: row.share ?? '' }))
}

/** All projects together pay at most the whole month; what comes to 1 was meant as 100 %. */
function checkShares(row: SalaryRow, shares: readonly SharePart[]): void {
  const { reader, person, month } = row
  const total = totalShare(shares.map(({ share }) => share))
  const { percent, ok, isPaid } = projectShare(person, month, shares)
  if (!isPaid) reader.fail('project', 'salaryWithoutProject')
  else if (total && /^1(\.0+)?$/.test(formatDecimal(total))) reader.fail('share', 'shareOfOne')
  else if (!ok) reader.fail('share', 'salaryOver', { name: person, month, total: percent })
}

function recordOf(rows: readonly SalaryRow[]): SalaryRecord | undefined {
  const [first] = rows
  if (!first) return undefined
  const other = rows.find(row => row.currency !== first.currency)
  if (other) other.reader.fail('currency', 'salaryCurrencies', { first: first.reader.row })
  const [netMinor, taxMinor, socialMinor] = AMOUNTS.map(key => agreed(rows, key))
  if (netMinor === null || netMinor === undefined) first.reader.fail('net', 'salaryNetMissing')
  const shares = sharesOf(rows)
  if (shares) checkShares(first, shares)
  if (!shares || rows.some(row => row.reader.failed)) return undefined
  return {
    row: first.reader.row,
    reader: first.reader,
    person: first.person,
    position: rows.find(row => row.position !== '')?.position ?? '',
    staffId: first.staff?.id ?? null,
    month: first.month,
    currency: first.currency,
    netMinor: netMinor ?? 0,
    taxMinor: taxMinor ?? 0,
    socialMinor: socialMinor ?? 0,
    shares,
  }
}

/** Reads the rows of a file as salaries: a person's rows of one month are its shares. Notes all that is wrong. */
export async function readSalaries(
  applied: AppliedMapping,
  scope: SalariesScope,
  problems: ProblemList,
): Promise<readonly SalaryRecord[]> {
  const rows: SalaryRow[] = []
  const broken = new Set<string>()
  const keyOf = (person: string, month: string | null) => `${foldText(person)} ${month ?? ''}`
  for (const mapped of applied.rows) {
    const reader = new RowReader(applied, mapped, problems)
    const row = await readRow(reader, scope)
    if (row) rows.push(row)
    else broken.add(foldText(reader.value('person') ?? ''))
  }
  const groups = Map.groupBy(rows, row => keyOf(row.person, row.month))
  // Where a row of somebody can't be read, the others say too little to be judged.
  return [...groups.values()].flatMap(own =>
    broken.has(foldText(own[0]?.person ?? '')) ? [] : (recordOf(own) ?? []),
  )
}

import {
  changeOrganisation,
  createOrganisation,
  type DuplicateIndex,
  type OrganisationFields,
  openDuplicateIndex,
} from '#backend/features/organisations/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import { bareCode } from '../code-book.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS } from '../kind.ts'
import type { ProblemList } from '../problem-list.ts'
import { FILE_FIELDS, mergedFields, type OrganisationRow, readOrganisation } from './read-organisation.ts'

interface StoredOrganisation {
  readonly id: string
  readonly version: number
  readonly archived: boolean
  readonly fields: OrganisationFields
  /** Of the import that made it: file, sheet and row. */
  readonly source: string
}

const sourceKey = (file: string | null, sheet: string | null, row: number | null) =>
  JSON.stringify([file, sheet, row])

/** Letters and digits, as offices compare numbers; blank without a number. */
const numberKey = ({ country, registrationNo }: { country: string; registrationNo: string }): string => {
  const number = bareCode(registrationNo).replace(/[^\p{L}\p{N}]+/gu, '')
  return number === '' ? '' : `${country} ${number}`
}

async function storedOrganisations(db: Reader): Promise<readonly StoredOrganisation[]> {
  const rows = await db.selectFrom('organisation').selectAll().execute()
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    archived: row.archived === 1,
    fields: {
      name: row.name,
      shortName: row.short_name,
      legalForm: row.legal_form,
      registrationNo: row.registration_no,
      taxNo: row.tax_no,
      country: row.country,
      city: row.city,
      address: row.address,
      email: row.email,
      phone: row.phone,
      website: row.website,
      note: row.note,
      marketActor: row.market_actor === 1,
      partyKind: row.party_kind,
      patronId: row.patron_id,
    },
    source: row.source_row === null ? '' : sourceKey(row.source_file, row.source_sheet, row.source_row),
  }))
}

/** The record that a row is about: by number and country, else by the row it came from. */
function finder(stored: readonly StoredOrganisation[], file: string, sheet: string) {
  const byNumber = new Map(stored.map(record => [numberKey(record.fields), record]))
  byNumber.delete('')
  const bySource = new Map(stored.map(record => [record.source, record]))
  bySource.delete('')
  return (row: OrganisationRow): StoredOrganisation | undefined => {
    const key = numberKey(mergedFields(row, undefined))
    const known = key === '' ? undefined : byNumber.get(key)
    if (known) return known
    const before = bySource.get(sourceKey(file, sheet, row.row))
    // Another number is another body, whatever row it stands in.
    const isOther = before !== undefined && key !== '' && numberKey(before.fields) !== ''
    return isOther ? undefined : before
  }
}

interface Sorted {
  readonly fresh: OrganisationRow[]
  readonly changed: { readonly row: OrganisationRow; readonly record: StoredOrganisation }[]
  unchanged: number
}

type Report = (
  row: OrganisationRow,
  severity: 'error' | 'warning',
  key: string,
  name: string,
  details: { readonly [key: string]: string | number },
) => void

const reporter =
  (applied: AppliedMapping, problems: ProblemList): Report =>
  (row, severity, key, name, details) =>
    problems.report(
      severity,
      {
        sheet: applied.sheet,
        row: row.row,
        column: applied.columns[key] ?? '',
        value: FILE_FIELDS.some(field => field === key) ? (row.given[key as 'name'] ?? '') : '',
      },
      name,
      details,
    )

/** Rows of one file about the same body: a number twice is an error, equal rows only a warning. */
function checkWithin(rows: readonly OrganisationRow[], report: Report): void {
  const numbers = new Map<string, number>()
  const contents = new Map<string, number>()
  for (const row of rows) {
    const number = numberKey(mergedFields(row, undefined))
    const content = JSON.stringify(row.given)
    const sameNumber = numbers.get(number)
    const same = contents.get(content)
    if (number !== '' && sameNumber !== undefined)
      report(row, 'error', 'registrationNo', 'registrationTwice', { first: sameNumber })
    else if (same !== undefined) report(row, 'warning', '', 'equalRow', { first: same })
    numbers.set(number, sameNumber ?? row.row)
    contents.set(content, same ?? row.row)
  }
}

function reportSimilar(
  row: OrganisationRow,
  doubles: DuplicateIndex,
  names: ReadonlyMap<string, string>,
  report: Report,
): void {
  const similar = doubles.similarTo(mergedFields(row, undefined))
  const [first] = similar
  if (first !== undefined)
    report(row, 'warning', 'name', 'organisationSimilar', {
      similar: similar.map(id => names.get(id) ?? '').join(', '),
    })
}

async function sort(
  db: Reader,
  rows: readonly OrganisationRow[],
  place: { readonly file: string; readonly sheet: string },
  report: Report,
): Promise<Sorted> {
  const stored = await storedOrganisations(db)
  const find = finder(stored, place.file, place.sheet)
  const doubles = await openDuplicateIndex(db)
  const names = new Map(stored.map(record => [record.id, record.fields.name]))
  const sorted: Sorted = { fresh: [], changed: [], unchanged: 0 }
  for (const row of rows) {
    const record = find(row)
    if (!record) {
      reportSimilar(row, doubles, names, report)
      sorted.fresh.push(row)
    } else if (JSON.stringify(mergedFields(row, record.fields)) === JSON.stringify(record.fields))
      sorted.unchanged += 1
    else {
      const { name } = record.fields
      if (name !== '' && name !== row.given.name)
        report(row, 'warning', 'name', 'nameChanged', { from: name })
      sorted.changed.push({ row, record })
    }
  }
  return sorted
}

async function store(
  context: CommandContext,
  sorted: Sorted,
  place: { readonly file: string; readonly sheet: string },
): Promise<number> {
  for (const row of sorted.fresh)
    await createOrganisation(context, mergedFields(row, undefined), { ...place, row: row.row })
  for (const { row, record } of sorted.changed)
    await changeOrganisation(context, {
      ...mergedFields(row, record.fields),
      id: record.id,
      version: record.version,
      archived: record.archived,
    })
  return 0
}

/** Works out what the rows of a register become; see `OpenedImport`. */
export async function planOrganisations(db: Reader, request: PlanRequest): Promise<Plan> {
  const { file, read, problems } = request
  if (read.kind !== 'map') throw new Error('Organisations are read as a table')
  const { applied } = read.output
  const report = reporter(applied, problems)
  const rows = applied.rows.flatMap(row => readOrganisation(applied, row, problems) ?? [])
  checkWithin(rows, report)
  const place = { file: file.name, sheet: applied.sheet }
  const sorted = await sort(db, rows, place, report)
  return {
    rowsRead: applied.rowsRead,
    created: sorted.fresh.length,
    updated: sorted.changed.length,
    unchanged: sorted.unchanged,
    skipped: applied.leftOut,
    sample: rows.slice(0, SAMPLE_ROWS).map(row => ({ row: String(row.row), ...row.given })),
    store: context => store(context, sorted, place),
  }
}

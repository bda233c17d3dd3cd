import { isDeepStrictEqual } from 'node:util'
import {
  answersOf,
  currentFormId,
  faultsOf,
  type IntakeCall,
  insertDraft,
  type OpenedForm,
  openForm,
  requireIntakeCall,
  saveAnswers,
} from '#backend/features/applications/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import { fieldsOf } from '#shared/domain/applications/index.ts'
import type { Answers, FieldRole } from '#shared/domain/calls/index.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import type { Language } from '#shared/locales/index.ts'
import type { AppliedMapping, MappedRow } from '../../mapping/apply-mapping.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS, type StoreRun } from '../kind.ts'
import { countryCode } from '../organisations/country.ts'
import type { ProblemList } from '../problem-list.ts'

/** Columns of a register and the roles of the form's fields that they answer. */
const ROLES: Readonly<Record<string, FieldRole>> = {
  applicant: 'applicant_name',
  registrationNo: 'registration_no',
  country: 'country',
  title: 'title',
  requested: 'requested',
  total: 'total',
  duration: 'duration',
  location: 'location',
  summary: 'summary',
}
const AMOUNTS: readonly string[] = ['requested', 'total']

interface RegisterRow {
  readonly row: number
  readonly referenceNo: string | null
  readonly lotId: string | null
  readonly answers: Answers
  readonly sample: Readonly<Record<string, string>>
}

interface Register {
  readonly call: IntakeCall
  readonly form: OpenedForm
  readonly lots: readonly { readonly id: string; readonly code: string }[]
  readonly applied: AppliedMapping
  readonly problems: ProblemList
}

const placeOf = ({ applied }: Register, mapped: MappedRow, key: string) => ({
  sheet: applied.sheet,
  row: mapped.row,
  column: applied.columns[key] ?? '',
  value: mapped.values[key] ?? '',
})

/** One column of a row as an answer of the form; null when it is blank or was reported. */
function answerFrom(register: Register, mapped: MappedRow, key: string): string | null {
  const text = mapped.values[key] ?? null
  if (text === null) return null
  if (key === 'country') return countryCode(text) ?? text
  if (!AMOUNTS.includes(key)) return text
  const minor = minorFromDecimalText(text, register.call.currency)
  return minor === undefined ? null : String(minor)
}

function answersFrom(register: Register, mapped: MappedRow): Answers {
  const fields = fieldsOf(register.form.definition)
  const answers: Record<string, string> = {}
  for (const [key, role] of Object.entries(ROLES)) {
    const field = fields.find(known => known.role === role)
    const answer = answerFrom(register, mapped, key)
    if (field && answer !== null) answers[field.key] = answer
  }
  return answers
}

function lotOf(register: Register, mapped: MappedRow): string | null {
  const stated = mapped.values['lot'] ?? null
  if (stated === null) return null
  const lot = register.lots.find(({ code }) => code.toLowerCase() === stated.trim().toLowerCase())
  if (!lot)
    register.problems.report('error', placeOf(register, mapped, 'lot'), 'lotUnknown', {
      lots: register.lots.map(({ code }) => code).join(', '),
    })
  return lot?.id ?? null
}

/** What can't be an answer of the form at all is an error of the row; broken rules wait for the receipt. */
async function readRow(db: Reader, register: Register, mapped: MappedRow): Promise<RegisterRow> {
  const answers = answersFrom(register, mapped)
  const lotId = lotOf(register, mapped)
  const faults = await faultsOf(db, register.call, register.form, lotId, answers)
  for (const fault of faults.filter(({ severity }) => severity === 'unreadable')) {
    const role = fieldsOf(register.form.definition).find(({ key }) => key === fault.field)?.role
    const key = Object.keys(ROLES).find(known => ROLES[known] === role) ?? ''
    register.problems.report('error', placeOf(register, mapped, key), 'answerUnreadable', {})
  }
  const sample = Object.fromEntries(
    Object.entries(mapped.values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )
  return {
    row: mapped.row,
    referenceNo: mapped.values['referenceNo'] ?? null,
    lotId,
    answers,
    sample: { row: String(mapped.row), ...sample },
  }
}

async function storedApplications(db: Reader, callId: string) {
  return db
    .selectFrom('application')
    .select([
      'id',
      'version',
      'state',
      'reference_no',
      'lot_id',
      'language',
      'source_file',
      'source_sheet',
      'source_row',
    ])
    .where('call_id', '=', callId)
    .execute()
}
type Stored = Awaited<ReturnType<typeof storedApplications>>[number]

interface Sorted {
  readonly fresh: RegisterRow[]
  readonly changed: { readonly row: RegisterRow; readonly stored: Stored }[]
  unchanged: number
}

/** The application that a row is about: by its reference number, else by the row it came from. */
function finder(stored: readonly Stored[], file: string, sheet: string) {
  const byReference = new Map(stored.map(row => [row.reference_no.toLowerCase(), row]))
  return (row: RegisterRow): Stored | undefined =>
    row.referenceNo === null
      ? stored.find(
          known => known.source_file === file && known.source_sheet === sheet && known.source_row === row.row,
        )
      : byReference.get(row.referenceNo.toLowerCase())
}

function reportTwice(register: Register, rows: readonly RegisterRow[]): void {
  const seen = new Map<string, number>()
  for (const { referenceNo, row } of rows) {
    if (referenceNo === null) continue
    const first = seen.get(referenceNo.toLowerCase())
    const place = {
      sheet: register.applied.sheet,
      row,
      column: register.applied.columns['referenceNo'] ?? '',
      value: referenceNo,
    }
    if (first === undefined) seen.set(referenceNo.toLowerCase(), row)
    else register.problems.report('error', place, 'referenceTwice', { first })
  }
}

async function sort(
  db: Reader,
  register: Register,
  rows: readonly RegisterRow[],
  file: string,
): Promise<Sorted> {
  const stored = await storedApplications(db, register.call.id)
  const find = finder(stored, file, register.applied.sheet)
  const sorted: Sorted = { fresh: [], changed: [], unchanged: 0 }
  for (const row of rows) {
    const known = find(row)
    if (!known) sorted.fresh.push(row)
    else {
      const before = await answersOf(db, known.id, null)
      const isSame = isDeepStrictEqual({ ...before, ...row.answers }, before)
      const sameLot = row.lotId === null || row.lotId === known.lot_id
      if (isSame && sameLot) sorted.unchanged += 1
      else if (known.state === 'draft') sorted.changed.push({ row, stored: known })
      else {
        sorted.unchanged += 1
        const place = { sheet: register.applied.sheet, row: row.row, value: known.reference_no }
        register.problems.report('warning', place, 'applicationReceived', {})
      }
    }
  }
  return sorted
}

async function store(
  context: CommandContext,
  run: StoreRun,
  work: {
    readonly register: Register
    readonly sorted: Sorted
    readonly language: Language
    readonly file: string
  },
): Promise<number> {
  const { register, sorted, language, file } = work
  const total = sorted.fresh.length + sorted.changed.length
  let done = 0
  const step = () => {
    run.signal.throwIfAborted()
    done += 1
    if (done % 50 === 0) run.onProgress(done, total)
  }
  for (const row of sorted.fresh) {
    await insertDraft(context, {
      call: register.call,
      formVersionId: register.form.id,
      lotId: row.lotId,
      language,
      answers: row.answers,
      applicantId: null,
      patronId: null,
      intake: 'register',
      importRunId: run.importRunId,
      source: { file, sheet: register.applied.sheet, row: row.row },
      ...(row.referenceNo === null ? {} : { referenceNo: row.referenceNo }),
    })
    step()
  }
  for (const { row, stored } of sorted.changed) {
    const before = await answersOf(context.trx, stored.id, null)
    await saveAnswers(context, {
      id: stored.id,
      version: stored.version,
      lotId: row.lotId ?? stored.lot_id,
      language,
      answers: JSON.parse(JSON.stringify({ ...before, ...row.answers })),
      applicantId: null,
      patronId: null,
      reason: '',
    })
    step()
  }
  return 0
}

/** Works out what the rows of a register become; see `OpenedImport`. */
export async function planApplications(
  db: Reader,
  { callId, language }: { readonly callId: string; readonly language: Language },
  { file, read, problems }: PlanRequest,
): Promise<Plan> {
  if (read.kind !== 'map') throw new Error('Applications are read as a table')
  const { applied } = read.output
  const call = await requireIntakeCall(db, callId)
  const form = await openForm(db, await currentFormId(db, callId))
  const lots = await db.selectFrom('call_lot').select(['id', 'code']).where('call_id', '=', callId).execute()
  const register: Register = { call, form, lots, applied, problems }
  const rows: RegisterRow[] = []
  for (const mapped of applied.rows)
    if ((mapped.values['applicant'] ?? null) !== null) rows.push(await readRow(db, register, mapped))
  reportTwice(register, rows)
  const sorted = await sort(db, register, rows, file.name)
  return {
    rowsRead: applied.rowsRead,
    created: sorted.fresh.length,
    updated: sorted.changed.length,
    unchanged: sorted.unchanged,
    skipped: applied.leftOut,
    sample: rows.slice(0, SAMPLE_ROWS).map(({ sample }) => sample),
    store: (context, run) => store(context, run, { register, sorted, language, file: file.name }),
  }
}

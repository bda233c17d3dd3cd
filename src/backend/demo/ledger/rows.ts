import { documentFingerprint } from '#backend/features/ledger/index.ts'
import { addDays, later } from '#shared/kernel/plain-date.ts'
import { lineId } from '../budgets.ts'
import { periodAt } from '../facts/periods.ts'
import { personId } from '../people.ts'
import {
  activityId,
  interventionId,
  organisationId,
  periodId,
  projectFacts,
  projectId,
  workPackageId,
} from '../programme.ts'
import { projectRate } from '../rates.ts'
import type { DemoEntry } from './entry.ts'

const starts = new Map(projectFacts.map(facts => [facts.code, facts.start ?? '2023-01-01']))

/** Document numbers of the entries of one month, so that a reversal names the document it reverses. */
export type DocumentNumbers = Map<DemoEntry, string>

export function documentNoOf(entry: DemoEntry, entryNo: number, numbers: DocumentNumbers): string {
  const known = entry.reverses === null ? undefined : numbers.get(entry.reverses)
  const documentNo = known ?? `${entry.series}-${entry.date.slice(2, 4)}${entry.date.slice(5, 7)}-${entryNo}`
  numbers.set(entry, documentNo)
  return documentNo
}

/** The entry's own row, posted on its day by the finance officer. */
export function entryRow(entry: DemoEntry, entryNo: number, documentNo: string) {
  const documentDate = later(addDays(entry.date, -entry.documentAge), starts.get(entry.project) ?? entry.date)
  const period = periodAt(entry.project, entry.date)
  const { source, date } = projectRate(entry.project, entry.currency, entry.date)
  return {
    entry_no: entryNo,
    id: entry.id,
    project_id: projectId(entry.project),
    state: 'posted' as const,
    entry_date: entry.date,
    document_no: documentNo,
    document_date: documentDate,
    document_key:
      entry.reverses === null ? documentFingerprint({ ...entry, documentNo, documentDate }) : null,
    payment_date: entry.date,
    document_type: entry.documentType,
    payment_reference: `BS-${entry.date.slice(0, 7)}/${entry.date.slice(8)}`,
    payee: entry.payee,
    description: entry.description,
    beneficiary_id: entry.payer === null ? null : organisationId(entry.payer),
    intervention_id: entry.intervention === null ? null : interventionId(entry.intervention),
    currency: entry.currency,
    amount_minor: entry.amountMinor,
    vat_minor: entry.vatMinor,
    rate: entry.rate,
    rate_source: source,
    rate_date: entry.settled?.date ?? date,
    base_currency: 'EUR',
    base_minor: entry.baseMinor,
    quantity: entry.quantity,
    remark: 'Invented for the demo',
    sub_grant_no: entry.subGrantNo,
    period_id: period === undefined ? null : periodId(period.project, period.number),
    reverses_id: entry.reverses?.id ?? null,
    reversal_reason: entry.reason,
    created_by: personId('finance'),
    created_at: `${entry.date}T09:30:00.000Z`,
    posted_by: personId('finance'),
    posted_at: `${entry.date}T14:00:00.000Z`,
    import_run_id: null,
    source_file: null,
    source_sheet: null,
    source_row: null,
  }
}

/** The rows of its parts. */
export const splitRows = (entry: DemoEntry, newId: () => string) =>
  entry.parts.map((part, position) => ({
    id: newId(),
    entry_id: entry.id,
    position,
    budget_line_id: lineId(entry.project, part.line),
    work_package_id: part.workPackage === null ? null : workPackageId(entry.project, part.workPackage),
    activity_id: part.activity === null ? null : activityId(entry.project, part.activity),
    share: part.share,
    amount_minor: part.amountMinor,
    base_minor: part.baseMinor,
  }))

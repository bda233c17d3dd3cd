import { splitAmounts } from '#shared/domain/ledger/index.ts'
import { convertByDividing } from '#shared/kernel/money.ts'
import { lineId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import { personId } from '../people.ts'
import { organisationId, projectId } from '../programme.ts'
import { projectRate } from '../rates.ts'

interface Draft {
  readonly project: string
  readonly date: string
  readonly documentNo: string
  readonly payee: string
  readonly description: string
  readonly currency: string
  readonly amountMinor: number
  readonly payer: string
  /** Lines with their shares; a null line is what still has to be decided. */
  readonly lines: readonly (readonly [line: string | null, share: string])[]
}

/** What the finance officer left open: mostly ready to post, some without a line or a document number. */
const drafts: readonly Draft[] = [
  {
    project: 'SOE-11',
    date: '2025-12-18',
    documentNo: 'F-2512-D1',
    payee: 'Furnizuesi i shpikur 07 sh.p.k.',
    description: 'Materiale zyre',
    currency: 'ALL',
    amountMinor: 1_845_000,
    payer: 'help',
    lines: [['2.2', '100']],
  },
  {
    project: 'SOE-11',
    date: '2025-12-19',
    documentNo: 'F-2512-D2',
    payee: 'Измислен добавувач 12 ДООЕЛ',
    description: 'Закуп на канцеларија',
    currency: 'MKD',
    amountMinor: 1_230_000,
    payer: 'help',
    lines: [
      ['3.2', '60'],
      ['4.2', '40'],
    ],
  },
  {
    project: 'SOE-11',
    date: '2025-12-22',
    documentNo: '',
    payee: 'Izmišljeni dobavljač 3 d.o.o.',
    description: 'Accommodation, meeting in Niš',
    currency: 'RSD',
    amountMinor: 2_460_000,
    payer: 'help',
    lines: [['4.4', '100']],
  },
  {
    project: 'SOE-11',
    date: '2025-12-23',
    documentNo: 'TR-2512-D4',
    payee: 'Uposlenik 02 (izmišljen)',
    description: 'Per diem, field visit to Mostar',
    currency: 'BAM',
    amountMinor: 18_000,
    payer: 'help',
    lines: [[null, '100']],
  },
  {
    project: 'SOE-11',
    date: '2025-12-29',
    documentNo: 'F-2512-D5',
    payee: 'Furnitori i shpikur 11 SH.P.K. Prishtinë',
    description: 'Internet and telephone',
    currency: 'EUR',
    amountMinor: 7_450,
    payer: 'help',
    lines: [['6.2', '100']],
  },
  {
    project: 'EU-DEMO-1',
    date: '2025-12-17',
    documentNo: 'F-2512-D6',
    payee: 'Furnitori i shpikur 04 SH.P.K. Prishtinë',
    description: 'Electricity and heating',
    currency: 'EUR',
    amountMinor: 9_280,
    payer: 'eu-lead',
    lines: [['4.4', '100']],
  },
  {
    project: 'EU-DEMO-1',
    date: '2025-12-30',
    documentNo: 'TR-2512-D7',
    payee: 'Вработен 05 (измислен)',
    description: 'Bus tickets to Битола',
    currency: 'MKD',
    amountMinor: 148_000,
    payer: 'eu-partner-mk',
    lines: [['2.2', '100']],
  },
]

const baseOf = (draft: Draft): number => {
  const { rate } = projectRate(draft.project, draft.currency, draft.date)
  return convertByDividing(draft.amountMinor, rate, draft.currency, 'EUR') ?? 0
}

const conversionOf = (draft: Draft) => {
  const { rate, source, date } = projectRate(draft.project, draft.currency, draft.date)
  return { rate, rate_source: source, rate_date: date }
}

const entryOf = (draft: Draft, index: number, entryNo: number) => ({
  entry_no: entryNo,
  id: demoId('draft', String(index)),
  project_id: projectId(draft.project),
  state: 'draft' as const,
  entry_date: draft.date,
  document_no: draft.documentNo,
  document_date: draft.date,
  payment_date: null,
  document_type: 'Invoice',
  payee: draft.payee,
  description: draft.description,
  beneficiary_id: organisationId(draft.payer),
  intervention_id: null,
  currency: draft.currency,
  amount_minor: draft.amountMinor,
  vat_minor: null,
  ...conversionOf(draft),
  base_currency: 'EUR',
  base_minor: baseOf(draft),
  quantity: null,
  remark: 'Invented for the demo',
  period_id: null,
  reverses_id: null,
  created_by: personId('finance'),
  created_at: `${draft.date}T09:30:00.000Z`,
  posted_by: null,
  posted_at: null,
  import_run_id: null,
  source_file: null,
  source_sheet: null,
  source_row: null,
})

function splitsOf(draft: Draft, index: number) {
  const shares = draft.lines.map(([, share]) => share)
  const amounts = splitAmounts(draft.amountMinor, baseOf(draft), shares)
  return draft.lines.map(([line, share], position) => ({
    id: demoId('draft_split', `${index} ${position}`),
    entry_id: demoId('draft', String(index)),
    position,
    budget_line_id: line === null ? null : lineId(draft.project, line),
    work_package_id: null,
    activity_id: null,
    share,
    amount_minor: amounts[position]?.amountMinor ?? 0,
    base_minor: amounts[position]?.baseMinor ?? 0,
  }))
}

/** The first `count` drafts as rows, numbered from `firstNo`. */
export const draftRows = (count: number, firstNo: number) => ({
  entries: drafts.slice(0, count).map((draft, index) => entryOf(draft, index, firstNo + index)),
  splits: drafts.slice(0, count).flatMap(splitsOf),
})

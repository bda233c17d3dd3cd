import type { OutputOf } from '#shared/contract/index.ts'
import type { EntryDetails, LedgerFilter, LedgerRow } from '#shared/contract/ledger.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'

export const LINE_61 = idOf('line', 61)
export const LINE_62 = idOf('line', 62)
export const LINE_11 = idOf('line', 11)

const eur = (minor: number) => ({ minor, currency: 'EUR' })

/** Entry `number` of a made-up ledger: every tenth is a draft. */
export function ledgerRow(number: number, rest: Partial<LedgerRow> = {}): LedgerRow {
  const day = String((number % 28) + 1).padStart(2, '0')
  return {
    id: idOf('entry', number),
    entryNo: number,
    projectId: SOE11,
    projectCode: 'SOE-11',
    state: number % 10 === 0 ? 'draft' : 'posted',
    entryDate: `2024-03-${day}`,
    documentNo: `F-${number}`,
    payee: `Furnitori Çelësi ${number}`,
    description: 'Печатење материјали',
    lineCodes: ['6.1'],
    workPackageCodes: ['WP1'],
    amount: eur(10_000 + number),
    rate: '1',
    rateSource: 'same-currency',
    base: eur(10_000 + number),
    matched: eur(10_000 + number),
    attachments: number % 3,
    papersMissing: number % 4,
    reversesId: null,
    reversedById: null,
    locked: false,
    ...rest,
  }
}

export const entry = (rest: Partial<EntryDetails> = {}): EntryDetails => ({
  id: idOf('entry', 10),
  version: 3,
  entryNo: 10,
  state: 'draft',
  projectId: SOE11,
  projectCode: 'SOE-11',
  accountId: null,
  accountName: '',
  chargedMinor: null,
  charged: null,
  entryDate: '2023-11-14',
  documentNo: 'F-10',
  documentDate: '2023-11-12',
  paymentDate: null,
  documentType: 'Invoice',
  paymentReference: '',
  payee: 'Печатница Пелистер',
  description: 'Printing of the market analysis',
  beneficiaryId: null,
  interventionId: null,
  currency: 'RSD',
  amountMinor: 25_000_000,
  vatMinor: null,
  rate: '117.1745',
  rateSource: 'InforEuro',
  rateDate: '2023-11-01',
  quantity: null,
  subGrantNo: '',
  remark: '',
  costType: '',
  procurementId: null,
  correctsPeriodId: null,
  correctsEntryId: null,
  correctionNote: '',
  procurement: null,
  corrects: null,
  correctedBy: [],
  documentMinor: null,
  documentShare: '100',
  vatTreatment: '',
  excludedMinor: 0,
  nature: 'cost',
  perDiem: null,
  sharedCostId: null,
  payrollId: null,
  base: eur(213_357),
  splits: [
    {
      lineId: LINE_61,
      workPackageId: idOf('wp', 1),
      activityId: null,
      share: '60',
      lineCode: '6.1',
      lineLabel: 'Training',
      amount: { minor: 15_000_000, currency: 'RSD' },
      base: eur(128_014),
    },
    {
      lineId: LINE_62,
      workPackageId: null,
      activityId: null,
      share: '40',
      lineCode: '6.2',
      lineLabel: 'Travel of participants',
      amount: { minor: 10_000_000, currency: 'RSD' },
      base: eur(85_343),
    },
  ],
  attachments: [
    {
      id: idOf('attachment', 1),
      fileName: 'Faturë 10.pdf',
      documentType: '',
      size: 48_120,
      mediaType: 'application/pdf',
      hash: 'b'.repeat(64),
      addedAt: '2023-11-15T09:00:00.000Z',
      addedBy: 'Besnik Hoxha',
    },
  ],
  period: { id: idOf('period', 2), number: 2, state: 'open' },
  reversesId: null,
  reversalReason: '',
  reversedById: null,
  createdBy: 'Besnik Hoxha',
  createdAt: '2023-11-15T09:00:00.000Z',
  postedBy: null,
  postedAt: null,
  source: { file: 'Libri.xlsx', sheet: 'Nëntor', row: 1204 },
  blockers: [],
  warnings: [],
  ...rest,
})

/** A posted entry, converted, in an open period. */
export const posted = (rest: Partial<EntryDetails> = {}): EntryDetails =>
  entry({
    state: 'posted',
    postedBy: 'Besnik Hoxha',
    postedAt: '2023-11-20T10:00:00.000Z',
    ...rest,
  })

const amounts = (budgeted: number, spent: number) => ({
  budgeted,
  reserved: 0,
  contracted: 0,
  paid: spent,
  admitted: spent,
  free: budgeted - spent,
  spent,
})

const line = (id: string, code: string, label: string, budgeted: number, spent: number) => ({
  id: idOf('node', Number(code.replace('.', ''))),
  version: 1,
  parentId: null,
  lineId: id,
  kind: 'line' as const,
  depth: 0,
  code,
  label,
  unit: '',
  quantity: null,
  unitValue: null,
  fundingSource: '',
  costType: '',
  interventionId: null,
  clarification: '',
  justification: '',
  indirectRate: null,
  indirectBase: null,
  amounts: amounts(budgeted, spent),
})

/** Free funds: 2,000.00 on 6.1 and 500.00 on 6.2. */
export const TREE: OutputOf<'budgets.tree'> = {
  version: {
    id: idOf('budget', 1),
    version: 1,
    number: 1,
    kind: 'original',
    state: 'signed',
    signedOn: '2023-06-20',
    note: '',
    requestReference: '',
    effectiveOn: null,
    newEndDate: null,
    totalMinor: 198_025_855,
  },
  currency: 'EUR',
  nodes: [
    line(LINE_61, '6.1', 'Training', 1_200_000, 1_000_000),
    line(LINE_62, '6.2', 'Travel of participants', 150_000, 100_000),
  ],
  totals: amounts(1_350_000, 1_100_000),
  notices: [],
}

export const LINES: OutputOf<'budgets.lines'>['rows'] = [
  { id: LINE_11, code: '1.1', label: 'Coordinator', heading: '1 Personnel' },
  { id: LINE_61, code: '6.1', label: 'Training', heading: '6 Interventions' },
  { id: LINE_62, code: '6.2', label: 'Travel of participants', heading: '6 Interventions' },
]

type LedgerAnswers = { readonly answers: Answers; readonly filters: LedgerFilter[] }

/** A ledger of `count` entries; `filters` gathers what the list asked for. */
export function ledgerAnswers(count = 250, more: Answers = {}): LedgerAnswers {
  const filters: LedgerFilter[] = []
  const answers: Answers = {
    'ledger.list': ({ filter, offset = 0, limit = 100 }) => {
      filters.push(filter as LedgerFilter)
      const rows = Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_, index) =>
        ledgerRow(offset + index + 1),
      )
      return { rows, hasMore: offset + limit < count }
    },
    'ledger.groups': ({ by }) => ({
      rows: ['6.1', '6.2'].map((code, index) => ({
        by,
        key: idOf('line', 61 + index),
        currency: 'EUR',
        code,
        label: 'Training',
        projectCode: 'SOE-11',
        count: 2,
        sum: eur(120_050 + index),
        amount: null,
      })),
      total: 2,
    }),
    'ledger.totals': () => ({ count, drafts: Math.floor(count / 10), sums: [eur(count * 10_000)] }),
    'ledger.get': () => entry(),
    'ledger.convert': ({ rate, amountMinor, currency }) => ({
      eligible: { minor: amountMinor, currency },
      excludedReason: null,
      ...(rate === null
        ? { rate: '117.1745', rateSource: 'InforEuro', rateDate: '2023-11-01', base: eur(213_357) }
        : { rate, rateSource: 'manual', rateDate: '2023-11-14', base: eur(Math.round(amountMinor / 120)) }),
    }),
    'budgets.lines': () => ({ rows: [...LINES] }),
    'budgets.tree': () => TREE,
    'rates.sources': () => ({ rows: [] }),
    'audit.list': () => ({ rows: [], hasMore: false, head: 'a'.repeat(64) }),
    ...more,
  }
  return { answers, filters }
}

import type { ImportOutcome, Mapping, RowProblem } from '#shared/contract/imports.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'

type Inspection = OutputOf<'imports.inspect'>
type Kind = OutputOf<'imports.kinds'>['rows'][number]

const field = (key: string, kind: string, required = false) => ({
  key,
  labelKey: `import.field.ledger.${key}`,
  kind,
  required,
})

const LEDGER: Kind = {
  kind: 'ledger',
  fields: [
    field('documentNo', 'code'),
    field('entryDate', 'date', true),
    field('payee', 'text'),
    field('currency', 'currency'),
    field('amount', 'amount'),
  ],
  params: {},
}

export const MAPPING: Mapping = {
  sheet: 'Shpenzimet',
  headerRow: 3,
  columns: {
    entryDate: { heading: 'Data', letter: 'A' },
    documentNo: { heading: 'Nr. i dokumentit', letter: 'B' },
    amount: { heading: 'Shuma', letter: 'D' },
  },
  constants: {},
  decimalSeparator: null,
  dateOrder: null,
  skipTotals: true,
}

export const INSPECTION: Inspection = {
  fileName: 'picked.xlsx',
  format: 'xlsx',
  sheets: [
    { name: 'Lexo', hidden: true, rows: 2, columns: 1 },
    { name: 'Shpenzimet', hidden: false, rows: 40, columns: 5 },
  ],
  sheet: 'Shpenzimet',
  headerRow: 3,
  columns: [
    { letter: 'A', heading: 'Data', samples: ['03.12.2025', '5.12.2025'] },
    { letter: 'B', heading: 'Nr. i dokumentit', samples: ['F-1'] },
    { letter: 'C', heading: 'Furnitori', samples: ['Печатница Пелистер'] },
    { letter: 'D', heading: 'Shuma', samples: ['1.250,50'] },
    { letter: 'E', heading: 'Vërejtje', samples: [] },
  ],
  preview: [
    { row: 1, cells: ['Libri i shpenzimeve'] },
    { row: 3, cells: ['Data', 'Nr. i dokumentit', 'Furnitori', 'Shuma', 'Vërejtje'] },
    { row: 4, cells: ['03.12.2025', 'F-1', 'Печатница Пелистер', '1.250,50'] },
  ],
  mapping: MAPPING,
  mappingName: null,
  warnings: [],
}

export const problem = (row: number, rest: Partial<RowProblem> = {}): RowProblem => ({
  sheet: 'Shpenzimet',
  row,
  column: 'D "Shuma"',
  value: 'dhjetë mijë',
  severity: 'error',
  messageKey: 'import.problem.amountInvalid',
  details: {},
  remedyKey: 'import.remedy.amount',
  ...rest,
})

export const outcome = (rest: Partial<ImportOutcome> = {}): ImportOutcome => ({
  rowsRead: 1240,
  created: 1238,
  updated: 0,
  unchanged: 0,
  skipped: 2,
  errors: 0,
  warnings: 0,
  problems: [],
  sample: [{ row: '4', entryDate: '2025-12-03', documentNo: 'F-1', amount: '1250.50' }],
  importRunId: null,
  alreadyImported: false,
  posted: 0,
  ...rest,
})

export const importAnswers = (more: Answers = {}): Answers => ({
  'imports.kinds': () => ({ rows: [LEDGER] }),
  'imports.history': () => ({
    rows: [
      {
        id: idOf('import', 1),
        kind: 'ledger',
        projectCode: 'SOE-11',
        fileName: 'Tetor.xlsx',
        rowsRead: 1200,
        created: 1200,
        updated: 0,
        unchanged: 0,
        importedBy: 'Besnik Hoxha',
        importedAt: '2025-11-02T09:00:00.000Z',
      },
    ],
  }),
  'imports.mappings': () => ({ rows: [] }),
  'imports.inspect': () => INSPECTION,
  'imports.dryRun': () => outcome(),
  'imports.run': () => outcome({ importRunId: idOf('import', 2) }),
  'rates.sources': () => ({ rows: [] }),
  ...more,
})

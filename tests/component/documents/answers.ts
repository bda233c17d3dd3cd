import type { DocumentCheck } from '#shared/contract/documents.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'

type Kind = OutputOf<'documents.kinds'>['rows'][number]
type Cell = OutputOf<'documents.preview'>['rows'][number]['cells'][number]
export type Run = OutputOf<'documents.history'>['rows'][number]

const project = { type: 'string', title: 'documents.parameter.project', 'x-picker': 'project' }
const period = { type: 'integer', title: 'documents.parameter.period', 'x-picker': 'period' }
const language = {
  type: 'string',
  enum: ['en', 'sq'],
  default: 'en',
  title: 'documents.parameter.language',
  'x-picker': 'language',
}
const version = {
  anyOf: [{ type: 'integer' }, { type: 'null' }],
  default: null,
  title: 'documents.parameter.version',
  'x-picker': 'version',
}

const request = {
  anyOf: [{ type: 'integer' }, { type: 'string' }, { type: 'null' }],
  default: null,
  title: 'documents.parameter.request',
  'x-picker': 'request',
}

const kind = (id: Kind['id'], titleKey: string, families: string[], report: boolean): Kind => ({
  id,
  titleKey,
  families,
  formats: ['xlsx', 'pdf'],
  parameters: report
    ? { type: 'object', properties: { project, period, language }, required: ['project', 'period'] }
    : { type: 'object', properties: { project, version, language }, required: ['project'] },
  example: {},
})

export const KINDS: readonly Kind[] = [
  kind('eu-budget', 'documents.eu.budgetTitle', ['eu'], false),
  kind('eu-financial-report', 'documents.eu.reportTitle', ['eu'], true),
  kind('sida-follow-up', 'documents.sida.title', ['sida', 'helvetas'], true),
]

/** The letter that asks for money, of one of the project's requests. */
export const LETTER: Kind = {
  ...kind('eu-payment-request', 'documents.request.title', ['eu'], false),
  parameters: { type: 'object', properties: { project, request, language }, required: ['project'] },
}

export const check = (id: string, rest: Partial<DocumentCheck> = {}): DocumentCheck => ({
  id,
  textKey: 'documents.sida.check.budgetTotal',
  details: {},
  expected: '1,980,258.55',
  actual: '1,980,258.55',
  difference: '0.00',
  ok: true,
  blocking: false,
  fixRoute: null,
  ...rest,
})

const cell = (text: string, rest: Partial<Cell> = {}): Cell => ({
  text,
  kind: text === '' ? 'empty' : 'text',
  align: 'left',
  bold: false,
  drill: null,
  input: false,
  span: 1,
  ...rest,
})

const figure = (text: string, drill: string | null) => cell(text, { kind: 'number', align: 'right', drill })

/** A sheet of `count` lines below a title and a head. */
export function sheetOf(
  sheet: number,
  offset: number,
  limit: number,
  count: number,
): OutputOf<'documents.preview'> {
  const all = [
    { kind: 'title', cells: [cell(`Sheet ${sheet + 1}`, { span: 3, bold: true })] },
    { kind: 'header', cells: [cell('Code'), cell('Budget line'), cell('Outcome', { align: 'right' })] },
    ...Array.from({ length: count }, (_, index) => ({
      kind: 'line',
      cells: [
        cell(`${index + 1}`),
        cell(`Линија ${index + 1}`),
        figure(`${index + 1},000.00`, `ref ${index + 1}`),
      ],
    })),
  ]
  return {
    title: 'Sida budget follow-up',
    sheets: ['1 Cover', '2 Budget follow-up'],
    sheet,
    columns: [
      { width: 9, letter: 'A' },
      { width: 40, letter: 'B' },
      { width: 15, letter: 'C' },
    ],
    headRows: 2,
    headColumns: 1,
    rows: all.slice(offset, offset + limit),
    hasMore: offset + limit < all.length,
  }
}

export const run = (number: number, rest: Partial<Run> = {}): Run => ({
  id: idOf('run', number),
  documentId: 'sida-follow-up',
  projectCode: 'SOE-11',
  format: 'xlsx',
  parameters: { project: 'SOE-11', period: 2, language: 'sq' },
  fileName: `Sida_SOE-11_v0${number}.xlsx`,
  fileSize: 33_280,
  fileHash: 'f'.repeat(64),
  dataHash: 'd'.repeat(64),
  auditHead: 'a'.repeat(64),
  differences: 0,
  producedBy: 'Besnik Hoxha',
  authenticated: true,
  producedAt: `2024-01-0${number}T10:00:00.000Z`,
  ...rest,
})

export const documentAnswers = (more: Answers = {}): Answers => ({
  'documents.kinds': () => ({ rows: [...KINDS] }),
  'documents.check': () => ({ checks: [check('SIDA-1')], ok: true, dataHash: 'd'.repeat(64) }),
  'documents.preview': ({ sheet = 0, offset = 0, limit = 200 }) => sheetOf(sheet, offset, limit, 40),
  'documents.history': () => ({ rows: [run(1), run(2, { differences: 2 })] }),
  'documents.make': () => ({ token: 't'.repeat(32), run: run(3), checks: [] }),
  'documents.file': () => ({ token: 't'.repeat(32), fileName: 'Sida_SOE-11_v02.xlsx' }),
  'documents.drill': () => ({
    filter: {
      projectId: SOE11,
      state: 'posted',
      from: '2023-10-01',
      to: '2023-12-31',
      lineIds: [idOf('line', 1)],
      workPackageId: null,
      activityId: null,
      interventionId: null,
      currency: null,
      importRunId: null,
      accountId: null,
      withoutAccount: false,
      withoutAttachment: false,
      papersMissing: false,
      procurementId: null,
      payrollId: null,
      payrollMonth: null,
      sharedCostId: null,
      openAccruals: false,
      ineligible: false,
      ineligibleReason: null,
      withAsset: false,
      text: '',
    },
    labelKey: 'documents.drillLabel',
    details: {},
  }),
  'budgets.versions': () => ({
    rows: [
      {
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
        totalMinor: 1,
      },
    ],
    currency: 'EUR',
  }),
  ...more,
})

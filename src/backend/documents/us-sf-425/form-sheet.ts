import { drillTo } from '../drill.ts'
import {
  blank,
  type CellInput,
  cents,
  type DocumentBuilder,
  date,
  formula,
  percent,
  type SheetBuilder,
  type Translate,
  type Value,
} from '../model/index.ts'
import type { Sf425Figures } from './data.ts'

type Column = 'line' | 'item' | 'amount' | 'remark'
type Line = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o'

const INPUT = { input: true } as const

/** Parts of block 10 with their lines, as the form has them. */
const PARTS: readonly (readonly [head: string, lines: readonly Line[]])[] = [
  ['cash', ['a', 'b', 'c']],
  ['federal', ['d', 'e', 'f', 'g', 'h']],
  ['recipient', ['i', 'j', 'k']],
  ['income', ['l', 'm', 'n', 'o']],
]

/** Lines that are worked out on the form itself. */
const FORMULAS = {
  c: ['a', '-', 'b'],
  g: ['e', '+', 'f'],
  h: ['d', '-', 'g'],
  k: ['i', '-', 'j'],
} as const

const COMPUTED: ReadonlySet<Line> = new Set(['c', 'g', 'h', 'k', 'o'])

function amountsOf(figures: Sf425Figures): Record<Line, CellInput<Column>> {
  const { project, periods, lines, computed, totalMinor } = figures
  const { currency } = project
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const drill = drillTo({ projectId: project.id, state: 'posted', to: periods.current.end })
  const of = (line: keyof typeof FORMULAS) => {
    const [first, sign, second] = FORMULAS[line]
    return formula<Column>(at => `ROUND(${at.cell(first)}${sign}${at.cell(second)},2)`, value(computed[line]))
  }
  const from = (line: 'b' | 'e' | 'f' | 'j', marks = {}) =>
    formula<Column>(at => at.sheet('cost').cell(line, 'amount'), value(lines[line]), marks)
  return {
    a: formula<Column>(at => at.sheet('receipts').cell('total', 'amount'), value(lines.a)),
    b: from('b'),
    c: of('c'),
    d: cents(lines.d, currency),
    e: from('e', { drill }),
    f: from('f'),
    g: of('g'),
    h: of('h'),
    i: formula<Column>(
      at => `ROUND(${at.cell('budget', 'amount')}-${at.cell('d')},2)`,
      value(totalMinor - lines.d),
    ),
    j: from('j'),
    k: of('k'),
    l: blank(INPUT),
    m: blank(INPUT),
    n: blank(INPUT),
    o: formula<Column>(at => `ROUND(${at.cell('l')}-${at.cell('m')}-${at.cell('n')},2)`, value(computed.o)),
  }
}

/** Line 11: rate, period, base, amount charged and the agency's share of it. */
function addIndirect(
  line: (no: string, key: string, amount: CellInput<Column>) => void,
  { project, periods, indirect, cost }: Sf425Figures,
): void {
  const { currency } = project
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const { end } = periods.current
  const drill = drillTo({
    projectId: project.id,
    state: 'posted',
    to: end,
    lineIds: [...indirect.lineIds],
  })
  line('11a', 'type', blank(INPUT))
  line('11b', 'rate', indirect.rate === null ? blank(INPUT) : percent(indirect.rate))
  line('11c', 'from', date(project.start, { align: 'right' }))
  line('', 'to', date(end, { align: 'right' }))
  line(
    '11d',
    'base',
    formula<Column>(
      at => `ROUND(${at.sheet('cost').cell('reported', 'amount')}-${at.cell('charged')},2)`,
      value(indirect.baseMinor),
    ),
  )
  line('11e', 'charged', cents(cost.indirectMinor, currency, { drill }))
  line(
    '11f',
    'federalShare',
    formula<Column>(
      at => `ROUND(${at.cell('charged')}*${at.sheet('cost').cell('share', 'amount')},2)`,
      value(indirect.federalMinor),
    ),
  )
}

/** Lines 1 to 9 above the table. */
function addHead(sheet: SheetBuilder<Column>, { project, periods, basis }: Sf425Figures, t: Translate): void {
  const notStated = t('documents.notStated')
  const { current } = periods
  const line = (key: string, value: CellInput<Column>) => sheet.meta(t(`documents.sf425.head.${key}`), value)
  line('agency', project.donors.find(donor => donor.role === 'funding')?.name ?? notStated)
  line('grantNo', project.contractNo || notStated)
  line('recipient', project.lead || notStated)
  line('uei', blank(INPUT))
  line('ein', blank(INPUT))
  line('account', project.donorReference || project.code)
  line('type', t(`documents.sf425.type.${current.kind}`))
  line('basis', t(`documents.sf425.basis.${basis}`))
  line('grantPeriod', t('documents.dateRange', { from: project.start, to: project.end }))
  line('periodEnd', date(current.end))
}

/** Block 10, lines a to o. */
function addTransactions(sheet: SheetBuilder<Column>, figures: Sf425Figures, t: Translate): void {
  const words = (key: string) => t(`documents.sf425.${key}`)
  const amounts = amountsOf(figures)
  for (const [head, lines] of PARTS) {
    sheet.heading(head, { line: '10', item: words(`part.${head}`) })
    for (const key of lines) {
      const isComputed = COMPUTED.has(key)
      sheet.row(isComputed ? 'subtotal' : 'line', key, {
        line: key,
        item: words(`line.${key}`),
        amount: amounts[key],
        remark: words(`from.${isComputed ? 'computed' : key}`),
      })
    }
  }
}

/** The form: lines 1 to 9 as its head, block 10 a to o, 11 indirect expense, 12 and 13 to fill in. */
export function addForm(book: DocumentBuilder, figures: Sf425Figures, t: Translate): void {
  const { project, totalMinor } = figures
  const { currency } = project
  const words = (key: string, details = {}) => t(`documents.sf425.${key}`, details)
  const sheet = book.sheet<Column>({
    key: 'form',
    name: words('sheet.form'),
    orientation: 'portrait',
    columns: [
      { key: 'line', header: words('column.line'), width: 7, format: 'text' },
      { key: 'item', header: words('column.item'), width: 58, format: 'text' },
      { key: 'amount', header: words('column.amount', { currency }), width: 20, format: 'money' },
      { key: 'remark', header: words('column.remark'), width: 40, format: 'text' },
    ],
  })
  sheet.title(words('title'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  addHead(sheet, figures, t)
  sheet.note(words('cumulative')).blank().header()
  sheet.line('budget', { item: words('total'), amount: cents(totalMinor, currency) })
  addTransactions(sheet, figures, t)
  sheet.heading('indirect', { line: '11', item: words('part.indirect') })
  addIndirect(
    (line, key, amount) => sheet.line(key, { line, item: words(`indirect.${key}`), amount }),
    figures,
  )
  sheet.blank()
  for (const key of ['remarks', 'name', 'signature', 'date'])
    sheet.row('meta', null, { item: words(`sign.${key}`), amount: blank(INPUT) })
  for (const [name, row] of [
    ['SF425_Expenditure', 'e'],
    ['SF425_Unobligated', 'h'],
    ['SF425_RecipientShare', 'j'],
  ] as const)
    book.define(name, { sheet: 'form', row, column: 'amount' })
}

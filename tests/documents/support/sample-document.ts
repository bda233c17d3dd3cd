import {
  blank,
  type CheckInput,
  cents,
  count,
  createDocument,
  type DocumentMeta,
  type DocumentModel,
  date,
  formula,
  fromSheet,
  minus,
  percent,
  plus,
  product,
  quantity,
  rate,
  ratio,
  sum,
  sumIfs,
  sumList,
  type Translate,
  text,
} from '#backend/documents/model/index.ts'
import en from '#shared/locales/parts/documents-render.en.json' with { type: 'json' }
import sq from '#shared/locales/parts/documents-render.sq.json' with { type: 'json' }

/** A message catalogue as the app uses it, for documents in English or Albanian. */
export function translator(language: 'en' | 'sq'): Translate {
  const messages: Record<string, string> = language === 'en' ? en : sq
  return (key, params = {}) =>
    (messages[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}

export const SAMPLE_META: DocumentMeta = {
  generatedAt: '2026-02-03T10:15:00.000Z',
  generatedBy: 'Arta Hoxha-Žižić',
  authenticated: true,
  auditHead: '9f2c4b7a10d3e586c1f09b8a77e6d5c4b3a29180f7e6d5c4b3a291807f6e5d4c',
  appVersion: '0.1.0',
  parameters: { project: 'SAMPLE-1', until: '2025-12-31', report: 2 },
}

type Line = {
  readonly key: string
  readonly label: string
  readonly units: number
  readonly unitCents: number
}

const HEADINGS: readonly { readonly key: string; readonly label: string; readonly lines: readonly Line[] }[] =
  [
    {
      key: '1',
      label: '1. Human resources',
      lines: [
        {
          key: '1.1.1',
          label: '1.1.1 Technical staff (këshilltarë, стручњаци)',
          units: 24,
          unitCents: 185_050,
        },
        { key: '1.1.2', label: '1.1.2 Administrative and support staff', units: 24, unitCents: 92_033 },
        { key: '1.2', label: '1.2 Salaries, expat/int. staff', units: 6, unitCents: 410_000 },
      ],
    },
    {
      key: '2',
      label: '2. Travel',
      lines: [
        { key: '2.1', label: '2.1 International travel', units: 12, unitCents: 35_500 },
        {
          key: '2.2',
          label: '2.2 Local transportation – ë ç č ć đ š ž ѓ ќ љ њ €',
          units: 36,
          unitCents: 12_067,
        },
      ],
    },
  ]

const total = (lines: readonly Line[]): number =>
  lines.reduce((all, line) => all + line.units * line.unitCents, 0)
const EUR = 'EUR'

export type SampleEntry = {
  readonly line: string
  readonly description: string
  readonly day: string
  readonly cents: number
}

const SUPPLIERS = [
  'Digjitale Sh.p.k.',
  'Општина Гостивар',
  'Udruženje "Žena i Šuma"',
  '=HYPERLINK("http://x")',
  "-2+3+cmd|' /C calc'!A0",
]

/** Entry number `index` of a list; a few carry the texts that trouble formats. */
export function sampleEntry(index: number): SampleEntry {
  const lines = HEADINGS.flatMap(heading => heading.lines)
  const line = lines[index % lines.length]
  return {
    line: line?.key ?? '1.1.1',
    description: `Udhëtim pune në terren dhe takime me përfitues, muaji ${(index % 12) + 1}; ${SUPPLIERS[index % SUPPLIERS.length]}`,
    day: `2025-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    cents: index % 17 === 3 ? -(index + 1) * 7 : (index + 1) * 137,
  }
}

export type SampleOptions = {
  readonly entries?: number
  readonly language?: 'en' | 'sq'
  readonly meta?: Partial<DocumentMeta>
  /** Adds this to the actual value of the first check, so that it fails. */
  readonly offByCents?: number
}

function addBudget(book: ReturnType<typeof createDocument>, entries: number): void {
  const spentOn = (key: string): number => spentOnLine(key, entries)
  const sheet = book.sheet({
    key: 'budget',
    name: '1. Budget',
    freezeColumns: 1,
    columns: [
      { key: 'costs', header: 'Costs', width: 46, format: 'text' },
      {
        key: 'unit',
        header: 'Unit',
        band: 'All years',
        width: 12,
        format: 'text',
        validation: { kind: 'list', values: ['month', 'flight', 'day'] },
      },
      {
        key: 'units',
        header: '# of units',
        band: 'All years',
        width: 11,
        format: 'quantity',
        validation: { kind: 'amount', minimum: 0 },
      },
      { key: 'value', header: 'Unit value (in EUR)', band: 'All years', width: 14, format: 'money' },
      { key: 'total', header: 'Total cost (in EUR)', band: 'All years', width: 16, format: 'money' },
      { key: 'spent', header: 'Spent (in EUR)', band: 'Incurred', width: 16, format: 'money' },
      { key: 'variation', header: 'Variation in EUR', band: 'Incurred', width: 16, format: 'money' },
      { key: 'share', header: 'Variation in %', band: 'Incurred', width: 11, format: 'percent' },
      { key: 'explanation', header: 'Explanation', width: 34, format: 'text' },
    ],
  })
  sheet
    .title('Budget of the action – invented sample')
    .meta('Contract No', 'NEAR-SAMPLE/2025/000-001 & more')
    .meta('Start of the period', date('2025-01-01'), 'start')
    .meta('Agreed rate', rate('117.1745'))
    .blank()
    .header()
  for (const heading of HEADINGS) {
    sheet.heading(`h${heading.key}`, { costs: heading.label })
    for (const line of heading.lines) {
      const planned = cents(line.units * line.unitCents, EUR)
      const spent = cents(spentOn(line.key), EUR, { drill: { ref: `line:${line.key}` } })
      const variation = spentOn(line.key) - planned.minor
      sheet.line(
        line.key,
        {
          costs: line.label,
          unit: text('month', { input: true }),
          units: quantity(String(line.units), { input: true }),
          value: cents(line.unitCents, EUR),
          total: product('units', 'value', planned),
          spent: sumIfs('DBE_EUR', [['DBE_Line', `BL ${line.key}`]], spent, {
            drill: { ref: `line:${line.key}` },
          }),
          variation: minus('spent', 'total', cents(variation, EUR)),
          share: ratio('variation', 'total', percent((variation / planned.minor).toFixed(12))),
          explanation: blank({ input: true }),
        },
        { outline: 1 },
      )
    }
    const keys = heading.lines.map(line => line.key)
    const spent = keys.reduce((all, key) => all + spentOn(key), 0)
    sheet.subtotal(`s${heading.key}`, {
      costs: `Subtotal ${heading.label.slice(3)}`,
      total: sum(keys, cents(total(heading.lines), EUR)),
      spent: sum(keys, cents(spent, EUR)),
      variation: sum(keys, cents(spent - total(heading.lines), EUR)),
    })
  }
  const all = HEADINGS.flatMap(heading => heading.lines)
  const spent = all.reduce((sumSoFar, line) => sumSoFar + spentOn(line.key), 0)
  const subtotals = HEADINGS.map(heading => `s${heading.key}`)
  sheet
    .total('t7', {
      costs: '7. Subtotal direct eligible costs of the action (1–2)',
      total: plus(subtotals, cents(total(all), EUR)),
      spent: plus(subtotals, cents(spent, EUR)),
      variation: formula(
        at => `ROUND(${at.here('spent')}-${at.here('total')},2)`,
        cents(spent - total(all), EUR),
      ),
    })
    .blank()
    .note(
      'Figures are invented. Costs of staff follow the time sheets of the period; travel is booked at actual cost. A long note wraps over the whole width of the sheet and keeps its height, so that a reader does not have to widen a row to read its end.',
    )
}

/** What the first `entries` entries say was spent on a line. */
function spentOnLine(key: string, entries: number): number {
  let spent = 0
  for (let index = 0; index < entries; index += 1) {
    const entry = sampleEntry(index)
    if (entry.line === key) spent += entry.cents
  }
  return spent
}

function* entryRows(from: number, to: number) {
  for (let index = from; index < to; index += 1) {
    const entry = sampleEntry(index)
    yield {
      no: count(index + 1),
      line: text(`BL ${entry.line}`),
      description: text(entry.description),
      day: date(entry.day),
      currency: text(EUR),
      amount: cents(entry.cents, EUR, { drill: { ref: `entry:${index}` } }),
      rate: rate('1'),
      eur: cents(entry.cents, EUR),
    }
  }
}

function addEntries(book: ReturnType<typeof createDocument>, entries: number): void {
  const sheet = book.sheet({
    key: 'entries',
    name: "Partner's expenditure",
    columns: [
      { key: 'no', header: 'No', width: 6, format: 'quantity' },
      { key: 'line', header: 'Budget line', width: 12, format: 'text' },
      { key: 'description', header: 'Description (what, who, where, why)', width: 60, format: 'text' },
      { key: 'day', header: 'Payment date', width: 12, format: 'date' },
      { key: 'currency', header: 'Currency', width: 9, format: 'text' },
      { key: 'amount', header: 'Amount in currency', width: 16, format: 'money' },
      { key: 'rate', header: 'Exchange rate', width: 12, format: 'rate', pdf: 'omit' },
      { key: 'eur', header: 'Amount in EUR', width: 16, format: 'money' },
    ],
  })
  const sumOfAll = Array.from({ length: entries }, (_, index) => sampleEntry(index).cents).reduce(
    (a, b) => a + b,
    0,
  )
  sheet
    .title('Detailed breakdown of expenditure')
    .meta('Contract No', 'NEAR-SAMPLE/2025/000-001 & more')
    .blank()
    .header()
    .list({
      key: 'entries',
      count: entries,
      rows: () => entryRows(0, entries),
      slice: (offset, limit) => entryRows(offset, Math.min(offset + limit, entries)),
      filter: true,
    })
    .total('sum', { description: 'Total', eur: sumList('entries', cents(sumOfAll, EUR)) })
  book
    .define('DBE_EUR', { sheet: 'entries', list: 'entries', column: 'eur' })
    .define('DBE_Line', { sheet: 'entries', list: 'entries', column: 'line' })
}

function sampleChecks(options: SampleOptions, entries: number): CheckInput[] {
  const all = HEADINGS.flatMap(heading => heading.lines)
  const spent = all.reduce((sumSoFar, line) => sumSoFar + spentOnLine(line.key, entries), 0)
  return [
    {
      id: 'DBE-01',
      textKey: 'The list of expenditure adds up to the report',
      expected: fromSheet('budget', 't7', 'spent', cents(spent, EUR)),
      actual:
        options.offByCents === undefined
          ? fromSheet('entries', 'sum', 'eur', cents(spent, EUR))
          : cents(spent + options.offByCents, EUR),
      blocking: true,
      fixRoute: '/ledger',
    },
    {
      id: 'EU-07',
      textKey: 'Indirect costs are at most 7% of the direct costs',
      expected: percent('0.07'),
      actual: percent('0.0699'),
      rule: 'at-most',
    },
    { id: 'DOC-01', textKey: 'Entries without document', expected: count(0), actual: count(0) },
    { id: 'CON-01', textKey: 'Contract number', expected: 'NEAR-SAMPLE', actual: 'NEAR-SAMPLE' },
  ]
}

/** An invented document with everything a donor document can have: formulas, lists, names, checks, inputs. */
export function sampleDocument(options: SampleOptions = {}): DocumentModel {
  const { entries = 40, language = 'en' } = options
  const book = createDocument({
    id: 'sample',
    title: 'Budget of the action – ë ç č ć đ š ž Ж €',
    fileStem: 'sample',
    language,
    properties: {
      creator: 'Help – Hilfe zur Selbsthilfe e.V.',
      contract: 'NEAR-SAMPLE/2025/000-001 & more',
      subject: 'Annex',
    },
    translate: translator(language),
  })
  addBudget(book, entries)
  addEntries(book, entries)
  book
    .define('EU_Row7', { sheet: 'budget', row: 't7', column: 'total' })
    .define('Report_Start', { sheet: 'budget', row: 'start' })
  book.checks(sampleChecks(options, entries))
  return book.build({ ...SAMPLE_META, ...options.meta })
}

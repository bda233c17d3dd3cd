import { sumMinor } from '#shared/kernel/money.ts'
import {
  formula,
  type Marks,
  plus,
  type RowCells,
  type SheetBuilder,
  sum,
  type Value,
} from '../model/index.ts'
import { type BudgetRow, linesBelow, type ReportBudget } from './budget.ts'

type EnteredKind = 'indirect' | 'contingency' | 'taxes_in_kind'

/** One heading of an Annex III table with everything below it, in print order. */
export interface EuHeading {
  readonly row: BudgetRow
  readonly below: readonly BudgetRow[]
  readonly lines: readonly BudgetRow[]
}

/** Rows of an Annex III table: headings 1 to 6 and the three rows that are entered below them. */
export interface EuTable {
  readonly headings: readonly EuHeading[]
  readonly lines: readonly BudgetRow[]
  readonly entered: Readonly<Record<EnteredKind, readonly BudgetRow[]>>
}

const isDirect = (row: BudgetRow) => row.kind === 'line'

/** Sorts a budget's rows into the Annex III order; a line without heading stands as a heading of its own. */
export function euTable(budget: ReportBudget): EuTable {
  const { rows } = budget
  const headings = rows
    .filter(row => row.parentId === null && (row.kind === 'heading' || row.kind === 'line'))
    .map(row => {
      const start = rows.indexOf(row) + 1
      const rest = rows.slice(start)
      const end = rest.findIndex(other => other.depth <= row.depth)
      const below = row.kind === 'heading' ? (end < 0 ? rest : rest.slice(0, end)) : [row]
      return {
        row,
        below: below.filter(other => other.kind === 'heading' || isDirect(other)),
        lines: linesBelow(rows, row).filter(isDirect),
      }
    })
    .filter(heading => heading.lines.length > 0 || heading.row.kind === 'heading')
  const of = (kind: EnteredKind) => rows.filter(row => row.kind === kind)
  return {
    headings,
    lines: headings.flatMap(heading => heading.lines),
    entered: { indirect: of('indirect'), contingency: of('contingency'), taxes_in_kind: of('taxes_in_kind') },
  }
}

const ENTERED_NO = { indirect: '8', contingency: '10', taxes_in_kind: '12' } as const satisfies Record<
  EnteredKind,
  string
>

/** Key under which a row stands in an Annex III table: its own, or that of row 8, 10 or 12 when it is the only one there. */
export function euRowKey(table: EuTable, row: BudgetRow): string {
  if (row.kind === 'heading' || row.kind === 'line') return row.id
  return table.entered[row.kind].length === 1 ? `row${ENTERED_NO[row.kind]}` : row.id
}

/** A column that is summed in subtotals and in rows 7 to 13. */
export interface EuSum<K extends string> {
  readonly column: K
  readonly minorOf: (row: BudgetRow) => number
}

export interface EuLayout<K extends string> {
  readonly labelColumn: K
  readonly currency: string
  readonly label: (key: string) => string
  readonly sums: readonly EuSum<K>[]
  /** Cells of a line or an entered row beside its label. */
  readonly line: (row: BudgetRow) => RowCells<K>
  /** Cells of subtotals and totals that follow from the sums of the same row. */
  readonly derived?: (totals: (column: K) => number) => RowCells<K>
  /** Marks of a summed cell, as the reference to the entries behind it. */
  readonly marks?: (column: K, rows: readonly BudgetRow[]) => Marks
}

/** `1.` for headings, `1.1.1` for lines: the code never stands alone where a number could be read. */
const labelled = (row: BudgetRow) =>
  row.depth === 0 ? `${row.code}. ${row.label}` : `${row.code} ${row.label}`

class EuWriter<K extends string> {
  readonly #sheet: SheetBuilder<K>
  readonly #layout: EuLayout<K>

  constructor(sheet: SheetBuilder<K>, layout: EuLayout<K>) {
    this.#sheet = sheet
    this.#layout = layout
  }

  #label(text: string): RowCells<K> {
    return { [this.#layout.labelColumn]: text } as RowCells<K>
  }

  #money(minor: number): Value {
    return { kind: 'money', minor, currency: this.#layout.currency }
  }

  /** Cells of the summed columns of one subtotal or total row, and what derives from them. */
  #summed(
    rows: readonly BudgetRow[],
    write: (column: K, result: Value, marks: Marks) => RowCells<K>[K],
  ): RowCells<K> {
    const { sums, derived, marks } = this.#layout
    const totals = new Map(sums.map(item => [item.column, sumMinor(rows.map(item.minorOf))]))
    const cells = sums.map(
      ({ column }) =>
        [column, write(column, this.#money(totals.get(column) ?? 0), marks?.(column, rows) ?? {})] as const,
    )
    return { ...(Object.fromEntries(cells) as RowCells<K>), ...derived?.(column => totals.get(column) ?? 0) }
  }

  heading({ row, below, lines }: EuHeading): void {
    const key = `s-${row.id}`
    if (row.kind === 'heading') this.#sheet.heading(row.id, this.#label(labelled(row)))
    for (const item of below) this.#row(item)
    const cells = this.#summed(lines, (_column, result, marks) =>
      sum(
        lines.map(line => line.id),
        result,
        marks,
      ),
    )
    this.#sheet.subtotal(key, { ...this.#label(`${this.#layout.label('subtotal')} ${row.label}`), ...cells })
  }

  #row(row: BudgetRow): void {
    const label = this.#label(labelled(row))
    if (row.kind === 'heading') this.#sheet.row('heading', row.id, label, { outline: 1 })
    else this.#sheet.line(row.id, { ...label, ...this.#layout.line(row) }, { outline: 1 })
  }

  /** Rows 8, 10 and 12: what the budget enters for them; several lines become one sum with the lines above it. */
  entered(kind: EnteredKind, rows: readonly BudgetRow[]): void {
    const no = ENTERED_NO[kind]
    const only = rows.length === 1 ? rows[0] : undefined
    const label = this.#label(this.#layout.label(`row${no}`))
    if (only) {
      this.#sheet.subtotal(`row${no}`, { ...label, ...this.#layout.line(only) })
      return
    }
    for (const row of rows) this.#row(row)
    const keys = rows.map(row => row.id)
    this.#sheet.subtotal(`row${no}`, {
      ...label,
      ...this.#summed(rows, (_column, result, marks) => sum(keys, result, marks)),
    })
  }

  total(no: string, keys: readonly string[], rows: readonly BudgetRow[]): void {
    const cells = this.#summed(rows, (column, result, marks) =>
      keys.length > 6
        ? formula<K>(at => at.list(keys, column).join('+'), result, marks)
        : plus(keys, result, marks),
    )
    this.#sheet.total(`row${no}`, { ...this.#label(this.#layout.label(`row${no}`)), ...cells })
  }
}

/** Writes headings, lines, subtotals and rows 7 to 13 into a sheet (donor-formats.md 1.1). */
export function addEuTable<K extends string>(
  sheet: SheetBuilder<K>,
  table: EuTable,
  layout: EuLayout<K>,
): void {
  const writer = new EuWriter(sheet, layout)
  const { lines, entered, headings } = table
  for (const heading of headings) writer.heading(heading)
  writer.total(
    '7',
    headings.map(heading => `s-${heading.row.id}`),
    lines,
  )
  writer.entered('indirect', entered.indirect)
  const eligible = [...lines, ...entered.indirect]
  writer.total('9', ['row7', 'row8'], eligible)
  writer.entered('contingency', entered.contingency)
  const all = [...eligible, ...entered.contingency]
  writer.total('11', ['row9', 'row10'], all)
  writer.entered('taxes_in_kind', entered.taxes_in_kind)
  writer.total('13', ['row11', 'row12'], [...all, ...entered.taxes_in_kind])
}

/** Sums of rows 7 to 13 of one column. */
export function euTotals(
  table: EuTable,
  minorOf: (row: BudgetRow) => number,
): Readonly<Record<'row7' | 'row8' | 'row9' | 'row10' | 'row11' | 'row12' | 'row13', number>> {
  const add = (rows: readonly BudgetRow[]) => sumMinor(rows.map(minorOf))
  const row7 = add(table.lines)
  const row8 = add(table.entered.indirect)
  const row10 = add(table.entered.contingency)
  const row12 = add(table.entered.taxes_in_kind)
  return {
    row7,
    row8,
    row9: row7 + row8,
    row10,
    row11: row7 + row8 + row10,
    row12,
    row13: row7 + row8 + row10 + row12,
  }
}

import type { Cell, ImportSite } from './support.ts'

/** The heading that rows of these tests stand under. */
export const HEAD: readonly Cell[] = [
  'Date',
  'Document no',
  'Payee',
  'Description',
  'Budget line',
  'Currency',
  'Amount',
]
/** Three good rows in three currencies, below their heading. */
export const ROWS: readonly (readonly Cell[])[] = [
  HEAD,
  ['05.04.2024', 'F-1', 'Eko Pak', 'Paper', '1.1', 'MKD', '6.150,00'],
  ['12.04.2024', 'F-2', 'Vala', 'Telephone', '1.2', 'EUR', '1.234,50'],
  ['02.05.2024', 'F-3', 'Kompas', 'Travel', '2.1', 'ALL', '10.025,00'],
]

/** The same rows with one cell changed. */
export const changed = (row: number, column: number, value: Cell): readonly (readonly Cell[])[] =>
  ROWS.map((cells, index) =>
    index === row ? cells.map((cell, at) => (at === column ? value : cell)) : cells,
  )

/** Rows below their heading with document numbers of their own: `G-1` where they had `F-1`. */
export const numbered = (letter: string, rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
  rows.map((cells, index) =>
    index === 0 ? cells : cells.map((cell, at) => (at === 1 ? String(cell).replace('F', letter) : cell)),
  )

/** What the ledger holds: entries with their split, in the order of their numbers. */
export const entriesOf = (site: ImportSite) =>
  site.workspace.read(db =>
    db
      .selectFrom('ledger_entry as e')
      .innerJoin('ledger_split as s', 's.entry_id', 'e.id')
      .innerJoin('budget_line as l', 'l.id', 's.budget_line_id')
      .select([
        'e.id',
        'e.version',
        'e.state',
        'e.entry_date',
        'e.document_no',
        'e.payee',
        'e.currency',
        'e.amount_minor',
        'e.rate',
        'e.rate_source',
        'e.base_minor',
        'e.source_file',
        'e.source_row',
        's.base_minor as split_minor',
        'l.code',
      ])
      .orderBy('e.entry_no')
      .execute(),
  )

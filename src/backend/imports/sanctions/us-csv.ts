import { refuse } from '../reading/refuse.ts'
import { cellText, type Row, type Sheet } from '../reading/sheet.ts'
import { type SanctionReading, startReading } from './reading.ts'

const cellsOf = (row: Row): readonly string[] => row.cells.map(cell => cellText(cell).trim())
/** How these files write "nothing". */
const blank = (text: string | undefined): string => (text === undefined || text === '-0-' ? '' : text)

const KINDS: Readonly<Record<string, 'individual' | 'entity' | 'other'>> = {
  individual: 'individual',
  vessel: 'other',
  aircraft: 'other',
  entity: 'entity',
}
const kindOf = (text: string) => KINDS[text.toLowerCase()] ?? 'entity'

const ALIAS_IN_REMARKS = /\b[afn]\.k\.a\. '([^']+)'/g

/** The main list: number, name, kind, program …, remarks; no heading. Remarks give further names. */
function readMain(rows: readonly Row[]): SanctionReading {
  const into = startReading('OFAC SDN')
  for (const row of rows) {
    const [reference = '', name, kind, program] = cellsOf(row)
    const remarks = blank(cellsOf(row)[11])
    if (blank(name) === '') {
      into.note('error', row.number, reference, 'noName')
      continue
    }
    const of = {
      kind: kindOf(blank(kind)),
      reference,
      note: [blank(program), remarks].filter(Boolean).join('; '),
      row: row.number,
    }
    into.add({ ...of, name: blank(name), isAlias: false })
    for (const [, alias = ''] of remarks.matchAll(ALIAS_IN_REMARKS))
      into.add({ ...of, name: alias, isAlias: true })
  }
  return into.finish()
}

/** Further names: number of the record, number of the name, kind of name, name; no heading. */
function readAliases(rows: readonly Row[]): SanctionReading {
  const into = startReading('OFAC ALT')
  for (const row of rows) {
    const [reference = '', , , name, remarks] = cellsOf(row)
    if (blank(name) === '') into.note('error', row.number, reference, 'noName')
    else
      into.add({
        kind: 'other',
        reference,
        name: blank(name),
        isAlias: true,
        note: blank(remarks),
        row: row.number,
      })
  }
  return into.finish()
}

/** The consolidated screening list: a heading, names and alternative names separated by semicolons. */
function readConsolidated(heading: readonly string[], rows: readonly Row[]): SanctionReading {
  const into = startReading('US CSL')
  const at = (cells: readonly string[], key: string) => blank(cells[heading.indexOf(key)])
  for (const row of rows) {
    const cells = cellsOf(row)
    const name = at(cells, 'name')
    const reference = at(cells, 'entity_number') || at(cells, '_id')
    if (name === '' || reference === '') {
      into.note('error', row.number, name, name === '' ? 'noName' : 'noReference')
      continue
    }
    const of = { kind: kindOf(at(cells, 'type')), reference, note: at(cells, 'source'), row: row.number }
    into.add({ ...of, name, isAlias: false })
    for (const alias of at(cells, 'alt_names').split(';'))
      if (alias.trim() !== '') into.add({ ...of, name: alias, isAlias: true })
  }
  return into.finish()
}

const NAME_KINDS = ['aka', 'fka', 'nka']

/** Reads the csv files of the US lists, told apart by their columns; addresses and anything else are refused by name. */
export function readUsCsv(sheet: Sheet, fileName: string): SanctionReading {
  const [first, ...others] = sheet.rows
  const heading = first ? cellsOf(first).map(text => text.toLowerCase()) : []
  if (first && heading.includes('alt_names') && heading.includes('name'))
    return readConsolidated(heading, others)
  const isNumbered = /^\d+$/.test(heading[0] ?? '')
  // The sign of a file's end stands in a row of its own.
  const rows = sheet.rows.filter(row => /^\d+$/.test(cellsOf(row)[0] ?? ''))
  if (isNumbered && NAME_KINDS.includes(heading[2] ?? '')) return readAliases(rows)
  if (isNumbered && heading.length >= 11) return readMain(rows)
  throw refuse(isNumbered ? 'import.sanctions.noNames' : 'import.sanctions.unknownTable', { file: fileName })
}

import { type CellValue, cellText } from '#backend/imports/reading/sheet.ts'
import type { PackOutput, PackSheetCells } from '#backend/imports/worker/task.ts'
import {
  type FilledPack,
  IDENTITY_SHEET,
  PACK_FORMAT,
  PACK_SHEETS,
  type PackCell,
  type PackCells,
  type PackSheet,
} from '#shared/domain/applications/index.ts'

/** What the hidden sheet of a filled pack says of it; empty where it says nothing. */
export interface StatedIdentity {
  readonly callId: string
  readonly callCode: string
  readonly formVersionId: string
  readonly formVersion: string
  readonly language: string
  readonly structure: string
  readonly sheetNames: Readonly<Record<PackSheet, string>>
}

/** The identity of a pack; undefined for a workbook that is none. */
export function statedIdentity({ pack }: PackOutput): StatedIdentity | undefined {
  const sheet = pack.sheets.find(({ name }) => name === IDENTITY_SHEET)
  if (!sheet) return undefined
  const stated = new Map(sheet.rows.map(({ cells }) => [cellText(cells[0]), cellText(cells[1])]))
  if (stated.get('format') !== PACK_FORMAT) return undefined
  const of = (key: string) => stated.get(key) ?? ''
  return {
    callId: of('callId'),
    callCode: of('callCode'),
    formVersionId: of('formVersionId'),
    formVersion: of('formVersion'),
    language: of('language'),
    structure: of('structure'),
    sheetNames: {
      form: of('sheet.form'),
      budget: of('sheet.budget'),
      declarations: of('sheet.declarations'),
    },
  }
}

function packCell(cell: CellValue): PackCell | undefined {
  switch (cell.kind) {
    case 'empty':
      return undefined
    case 'formula':
      return { kind: 'formula', formula: cell.formula, cached: cellText(cell.cached) }
    case 'text':
    case 'number':
      return { kind: cell.kind, text: cell.text }
    case 'date':
      return { kind: 'date', text: cell.date }
    default:
      return { kind: 'other', text: cellText(cell) }
  }
}

const cellsOf = (sheet: PackSheetCells | undefined): PackCells =>
  new Map(
    (sheet?.rows ?? []).map(({ number, cells }) => [
      number,
      new Map(
        cells.flatMap((cell, index): [number, PackCell][] => {
          const read = packCell(cell)
          return read === undefined ? [] : [[index + 1, read]]
        }),
      ),
    ]),
  )

/** The sheets of answers under the names that the pack gave them; one that is gone is empty. */
export function filledPack({ pack }: PackOutput, { sheetNames }: StatedIdentity): FilledPack {
  const [form, budget, declarations] = PACK_SHEETS.map(part =>
    cellsOf(pack.sheets.find(({ name }) => name === sheetNames[part])),
  )
  const none: PackCells = new Map()
  return { form: form ?? none, budget: budget ?? none, declarations: declarations ?? none }
}

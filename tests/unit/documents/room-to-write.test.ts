import { expect, it } from 'vitest'
import type { CellModel, RowModel } from '#backend/documents/model/document-model.ts'
import { isRoomToWrite, looseNode } from '#backend/documents/render/pdf/row-nodes.ts'

const label: CellModel = { kind: 'text', text: 'Signature' }
const meta = (value: CellModel): RowModel => ({ kind: 'meta', cells: [label, value] })
const printed = (row: RowModel) => JSON.stringify(looseNode(row, false, 'en', 1))

it('draws a line beside what is filled in by hand, and none beside what is known', () => {
  expect(printed(meta({ kind: 'empty', input: true }))).toContain('"type":"line"')
  expect(printed(meta({ kind: 'text', text: 'Arta', input: true }))).toContain('Arta')
  expect(printed(meta({ kind: 'text', text: 'Arta', input: true }))).not.toContain('"type":"line"')
  expect(printed(meta({ kind: 'empty' }))).not.toContain('"type":"line"')
})

it('keeps a label and its line on one page, and names no other row room to write', () => {
  expect(printed(meta({ kind: 'empty', input: true }))).toContain('"unbreakable":true')
  expect(isRoomToWrite(meta({ kind: 'empty', input: true }))).toBe(true)
  expect(isRoomToWrite(meta({ kind: 'empty' }))).toBe(false)
  expect(isRoomToWrite(meta({ kind: 'text', text: 'Arta', input: true }))).toBe(false)
  expect(isRoomToWrite({ ...meta({ kind: 'empty', input: true }), kind: 'line' })).toBe(false)
})

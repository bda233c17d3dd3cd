import { expect, it } from 'vitest'
import type { CellModel, RowModel } from '#backend/documents/model/document-model.ts'
import { looseNode } from '#backend/documents/render/pdf/row-nodes.ts'

const label: CellModel = { kind: 'text', text: 'Signature' }
const meta = (value: CellModel): RowModel => ({ kind: 'meta', cells: [label, value] })
const printed = (row: RowModel) => JSON.stringify(looseNode(row, false, 'en', 1))

it('draws a line beside what is filled in by hand, and none beside what is known', () => {
  expect(printed(meta({ kind: 'empty', input: true }))).toContain('"type":"line"')
  expect(printed(meta({ kind: 'text', text: 'Arta', input: true }))).toContain('Arta')
  expect(printed(meta({ kind: 'text', text: 'Arta', input: true }))).not.toContain('"type":"line"')
  expect(printed(meta({ kind: 'empty' }))).not.toContain('"type":"line"')
})

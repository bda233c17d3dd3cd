import { canonicalJson } from '../model/data-hash.ts'
import type { CellModel, DocumentModel, RowModel, SheetModel, Translate } from '../model/document-model.ts'
import { metaValueColumn } from '../model/sheet-builder.ts'
import { displayInstant } from './display-text.ts'

/** Who produced a document, when and from which data, as label and text. */
export function provenanceLines(
  model: DocumentModel,
  translate: Translate,
  dataHash: string | null,
): readonly (readonly [label: string, text: string])[] {
  const { meta } = model
  const label = (key: string) => translate(`documentsRender.provenance.${key}`)
  const person = translate(
    meta.authenticated ? 'documentsRender.provenance.proved' : 'documentsRender.provenance.notProved',
    { name: meta.generatedBy },
  )
  return [
    [label('generatedBy'), person],
    [label('generatedAt'), displayInstant(meta.generatedAt, model.language)],
    [label('parameters'), canonicalJson({ ...meta.parameters })],
    ...(dataHash === null ? [] : [[label('dataHash'), dataHash] as const]),
    [label('auditHead'), meta.auditHead],
    [label('appVersion'), meta.appVersion],
  ]
}

function metaRow(sheet: SheetModel, label: string, value: string): RowModel {
  const column = metaValueColumn(sheet.columns, label)
  const cells: CellModel[] = Array.from({ length: column + 1 }, () => ({ kind: 'empty' }))
  cells[0] = { kind: 'text', text: label }
  cells[column] = { kind: 'text', text: value }
  return { kind: 'meta', cells }
}

/** The closing rows of a sheet that carries the provenance; they are not part of the hashed data. */
export function provenanceRows(
  model: DocumentModel,
  sheet: SheetModel,
  translate: Translate,
  dataHash: string | null,
): RowModel[] {
  if (!sheet.provenance) return []
  return [
    { kind: 'blank', cells: [] },
    ...provenanceLines(model, translate, dataHash).map(([label, value]) => metaRow(sheet, label, value)),
  ]
}

import type { RowProblem } from '#shared/contract/imports.ts'
import { type AnswerFault, fieldsOf, type PackReading } from '#shared/domain/applications/index.ts'
import type { FormDefinition, Texts } from '#shared/domain/calls/index.ts'
import type { PackFault } from '#shared/domain/packs/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { StatedIdentity } from './filled-pack.ts'

/** A problem of the whole file, on its hidden sheet or on none. */
export const fileProblem = (
  code: string,
  details: Readonly<Record<string, JsonValue>> = {},
  severity: RowProblem['severity'] = 'error',
): RowProblem => ({
  sheet: '',
  row: 0,
  column: '',
  value: '',
  severity,
  messageKey: `packFault.${code}`,
  details: JSON.parse(JSON.stringify(details)),
  remedyKey: `packRemedy.${code}`,
})

/** A problem at a cell, with the name that the pack gave the sheet. */
export const cellProblem = <Sheet extends string>(
  fault: PackFault<Sheet>,
  { sheetNames }: { readonly sheetNames: Readonly<Record<Sheet, string>> },
): RowProblem => ({
  sheet: sheetNames[fault.sheet],
  row: fault.row,
  column: fault.column,
  value: fault.value,
  severity: 'error',
  messageKey: `packFault.${fault.code}`,
  details: JSON.parse(JSON.stringify(fault.details)),
  remedyKey: `packRemedy.${fault.code}`,
})

const named = (texts: Texts | undefined, language: string): string => texts?.[language] ?? texts?.['en'] ?? ''

/** A broken rule of an answer, at the cell in which the answer stands. */
export function answerProblem(
  fault: AnswerFault,
  reading: PackReading,
  form: FormDefinition,
  identity: StatedIdentity,
  severity: RowProblem['severity'],
): RowProblem {
  const place = reading.placeOf(fault)
  const field = fieldsOf(form).find(({ key }) => key === fault.field)
  const column = field?.columns?.find(({ key }) => key === fault.column)
  const label = named(column?.label ?? field?.label, identity.language)
  return {
    sheet: identity.sheetNames[place.sheet],
    row: place.row,
    column: label === '' ? place.column : `${place.column} "${label}"`,
    value: '',
    severity,
    messageKey: fault.messageKey,
    details: JSON.parse(JSON.stringify(fault.details)),
    remedyKey: fault.remedyKey,
  }
}

import type { PackOutput } from '#backend/imports/worker/task.ts'
import {
  type FilledPack,
  IDENTITY_SHEET,
  PACK_FORMAT,
  type PackSheet,
} from '#shared/domain/applications/index.ts'
import { sheetCells, statedOn } from './workbook.ts'

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
export function statedIdentity(output: PackOutput): StatedIdentity | undefined {
  const stated = statedOn(output, IDENTITY_SHEET)
  if (stated?.get('format') !== PACK_FORMAT) return undefined
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

/** The sheets of answers under the names that the pack gave them; one that is gone is empty. */
export const filledPack = (output: PackOutput, { sheetNames }: StatedIdentity): FilledPack => ({
  form: sheetCells(output, sheetNames.form),
  budget: sheetCells(output, sheetNames.budget),
  declarations: sheetCells(output, sheetNames.declarations),
})

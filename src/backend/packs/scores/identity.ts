import type { PackOutput } from '#backend/imports/worker/task.ts'
import { DECLARATIONS, SCORE_PACK_FORMAT, SCORE_PACK_SHEET } from '#shared/domain/evaluation/index.ts'
import type { CellsOf } from '#shared/domain/packs/index.ts'
import { sheetCells, statedOn } from '../workbook.ts'

/** One application as the hidden sheet of a pack states it. */
export interface StatedApplication {
  readonly id: string
  readonly reference: string
  /** Name of its score sheet; empty while only its declaration is asked for. */
  readonly sheet: string
  readonly revisionId: string
  /** Version of the scores that were prefilled; null where there were none. */
  readonly version: number | null
}

/** What the hidden sheet of a score pack says of it; empty where it says nothing. */
export interface ScoreIdentity {
  readonly callId: string
  readonly callCode: string
  readonly personId: string
  readonly assessor: string
  readonly gridVersionId: string
  readonly gridVersion: string
  readonly language: string
  readonly structure: string
  readonly applications: readonly StatedApplication[]
  /** Names of the sheets by their keys: the declarations, and each score sheet by its application. */
  readonly sheetNames: Readonly<Record<string, string>>
}

/** Most applications of one pack: more than anybody reads in a call. */
export const MOST_APPLICATIONS = 500

function applicationsOn(stated: ReadonlyMap<string, string>): readonly StatedApplication[] {
  const found: StatedApplication[] = []
  for (let number = 1; number <= MOST_APPLICATIONS; number += 1) {
    const of = (key: string) => stated.get(`application.${number}.${key}`) ?? ''
    if (of('id') === '') break
    const version = Number(of('version'))
    found.push({
      id: of('id'),
      reference: of('reference'),
      sheet: of('sheet'),
      revisionId: of('revisionId'),
      version: Number.isSafeInteger(version) && version > 0 ? version : null,
    })
  }
  return found
}

/** The identity of a score pack; undefined for a workbook that is none. */
export function scoreIdentity(output: PackOutput): ScoreIdentity | undefined {
  const stated = statedOn(output, SCORE_PACK_SHEET)
  if (stated?.get('format') !== SCORE_PACK_FORMAT) return undefined
  const of = (key: string) => stated.get(key) ?? ''
  const applications = applicationsOn(stated)
  return {
    callId: of('callId'),
    callCode: of('callCode'),
    personId: of('personId'),
    assessor: of('assessor'),
    gridVersionId: of('gridVersionId'),
    gridVersion: of('gridVersion'),
    language: of('language'),
    structure: of('structure'),
    applications,
    sheetNames: {
      [DECLARATIONS]: of('sheet.declarations'),
      ...Object.fromEntries(applications.map(({ id, sheet }) => [id, sheet])),
    },
  }
}

/** The cells of a score pack by the keys of its sheets; a sheet that is gone is empty. */
export function scoreCells(output: PackOutput, { sheetNames }: ScoreIdentity): CellsOf<string> {
  const cells = new Map(Object.entries(sheetNames).map(([key, name]) => [key, sheetCells(output, name)]))
  return sheet => cells.get(sheet) ?? new Map()
}

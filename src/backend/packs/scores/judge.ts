import { scorePackHash, termsOf } from '#backend/features/evaluation/index.ts'
import type { PackOutput } from '#backend/imports/worker/task.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { RowProblem } from '#shared/contract/imports.ts'
import { readScorePack, scorePackLayout } from '#shared/domain/evaluation/index.ts'
import { keyFaults } from '#shared/domain/packs/index.ts'
import { cellProblem, fileProblem } from '../problems.ts'
import { CHOICES } from './choices.ts'
import { type DeclarationAct, judgeDeclaration } from './declarations.ts'
import { type ScoreIdentity, scoreCells, scoreIdentity } from './identity.ts'
import { judgeSheet, type SheetAct } from './sheets.ts'
import {
  type ApplicationNow,
  gridMisfit,
  misfit,
  type PackTerms,
  type PackWish,
  standingOfPack,
} from './standing.ts'

/** What one application of a pack comes to. */
export interface JudgedPart {
  readonly now: ApplicationNow
  readonly declaration: DeclarationAct | null
  readonly sheet: SheetAct
}

/** A score pack that was read, with everything that is wrong with it. */
export interface JudgedScores {
  /** Undefined when the file isn't a score pack at all. */
  readonly identity?: ScoreIdentity
  /** Undefined when nothing was read: of another call, assessor or grid, or changed in its structure. */
  readonly read?: { readonly terms: PackTerms; readonly parts: readonly JudgedPart[] }
  readonly problems: readonly RowProblem[]
}

/** Reads what a filled score pack says and finds everything wrong with it; nothing is stored. `today` is a day of the call's zone. */
export async function judgeScores(
  db: Reader,
  output: PackOutput,
  wish: PackWish,
  todayIn: (zone: string) => string,
): Promise<JudgedScores> {
  const identity = scoreIdentity(output)
  if (!identity) return { problems: [fileProblem('NotAScorePack')] }
  const wrong = await misfit(db, identity, wish)
  if (wrong) return { identity, problems: [wrong] }
  const { call, grid } = await termsOf(db, identity.callId)
  if (!grid)
    return {
      identity,
      problems: [fileProblem('GridUnknown', { version: identity.gridVersion, call: call.code })],
    }
  const terms: PackTerms = { call, grid }
  const otherGrid = await gridMisfit(db, identity, terms)
  if (otherGrid) return { identity, problems: [otherGrid] }
  const layout = scorePackLayout(
    grid.definition,
    identity.applications.map(({ id, sheet }) => ({ id, hasSheet: sheet !== '' })),
  )
  const cellsOf = scoreCells(output, identity)
  const moved = keyFaults(layout, cellsOf)
  if (moved.length > 0 || identity.structure !== scorePackHash(layout))
    return {
      identity,
      problems: [
        fileProblem('StructureChanged', { count: moved.length }),
        ...moved.map(fault => cellProblem(fault, identity)),
      ],
    }
  const reading = readScorePack(layout, cellsOf, CHOICES)
  const problems: RowProblem[] = reading.faults.map(fault => cellProblem(fault, identity))
  const parts: JudgedPart[] = []
  for (const now of await standingOfPack(db, identity)) {
    const declared = reading.declarations.find(({ row }) => row.application === now.stated.id)
    const scored = reading.sheets.find(({ application }) => application === now.stated.id)
    const declaration = judgeDeclaration(identity, now, declared, todayIn(call.zone))
    const sheet = judgeSheet({ identity, terms, now, layout }, scored, declaration.act)
    problems.push(...declaration.problems, ...sheet.problems)
    parts.push({ now, declaration: declaration.act, sheet: sheet.act })
  }
  return { identity, read: { terms, parts }, problems }
}

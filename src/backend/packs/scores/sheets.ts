import { isDeepStrictEqual } from 'node:util'
import type { RowProblem } from '#shared/contract/imports.ts'
import {
  type GridScores,
  type ReadSheet,
  type Recommendation,
  SCORE_COLUMNS,
  type ScorePackRow,
  scoreFaults,
} from '#shared/domain/evaluation/index.ts'
import { columnLetters, faultAt, type PackFault } from '#shared/domain/packs/index.ts'
import { cellProblem } from '../problems.ts'
import type { DeclarationAct } from './declarations.ts'
import type { ScoreIdentity } from './identity.ts'
import type { ApplicationNow, PackTerms } from './standing.ts'

/** What becomes of a score sheet: stored, already stored, nothing filled in, or not to be scored. */
export type SheetAct =
  | { readonly kind: 'same' | 'blank' | 'closed' }
  | {
      readonly kind: 'submitted' | 'draft'
      readonly scores: GridScores
      readonly recommendation: Recommendation | null
      readonly comment: string
    }

interface SheetPlace {
  readonly identity: ScoreIdentity
  readonly terms: PackTerms
  readonly now: ApplicationNow
  readonly layout: readonly ScorePackRow[]
}

interface Judged {
  readonly act: SheetAct
  readonly problems: readonly RowProblem[]
}

/** A problem of a whole score sheet, at the row that says whether it is finished. */
function sheetProblem(
  { identity, now, layout }: SheetPlace,
  code: string,
  details: PackFault['details'] = {},
  severity: RowProblem['severity'] = 'error',
): RowProblem {
  const { stated } = now
  const row = layout.find(known => known.kind === 'finished' && known.application === stated.id) ??
    layout.find(known => known.application === stated.id) ?? { sheet: stated.id, row: 0 }
  const fault = faultAt(row, null, '', code, { reference: stated.reference, ...details })
  return { ...cellProblem(fault, identity), severity }
}

/** Why nothing of the application is taken in; undefined when it may be. */
function closedBecause(
  place: SheetPlace,
): readonly [code: string, details: PackFault['details']] | undefined {
  const { now, terms } = place
  if (now.state === null) return ['ApplicationUnknown', {}]
  if (now.assignment === 'recused') return ['RecusedSince', {}]
  if (now.assignment !== 'assigned') return ['NotAssigned', {}]
  if (terms.call.state !== 'in_evaluation' || now.state !== 'in_evaluation')
    return ['NotInEvaluation', { stateKey: `applicationState.${now.state}` }]
  return undefined
}

/** Faults of the scores against the grid, each at its criterion. */
function gridFaults({ identity, terms, now, layout }: SheetPlace, read: ReadSheet): RowProblem[] {
  const faulty = new Set(read.faults.map(({ row }) => row))
  return scoreFaults(terms.grid.definition, read.scores, { complete: read.finished }).flatMap(fault => {
    const row = layout.find(
      known =>
        known.kind === 'criterion' &&
        known.application === now.stated.id &&
        known.criterion.key === fault.details['criterion'],
    )
    // What can't be read is named already.
    if (!row || faulty.has(row.row)) return []
    const key = fault.messageKey.slice('problem.score.'.length)
    const at = cellProblem(
      faultAt(row, SCORE_COLUMNS.points, String(fault.details['points'] ?? ''), key),
      identity,
    )
    return [
      {
        ...at,
        column: columnLetters(SCORE_COLUMNS.points),
        messageKey: fault.messageKey,
        details: JSON.parse(JSON.stringify(fault.details)),
        remedyKey: `packRemedy.score.${key}`,
      },
    ]
  })
}

const isSame = (stored: NonNullable<ApplicationNow['sheet']>, read: ReadSheet): boolean =>
  isDeepStrictEqual(JSON.parse(stored.scores), read.scores) &&
  stored.comment === read.comment &&
  stored.recommendation === read.recommendation

/** Scores that stand here already and aren't the pack's. */
function clash(place: SheetPlace): RowProblem[] {
  const { sheet, stated } = place.now
  if (sheet?.state === 'submitted') return [sheetProblem(place, 'AlreadySubmitted')]
  const isNewer = sheet !== undefined && sheet.intake === 'typed' && sheet.version !== stated.version
  return isNewer ? [sheetProblem(place, 'DraftNewer')] : []
}

/** Nothing was filled in beyond what the pack was handed out with. */
function isIdle({ stated, sheet }: ApplicationNow, read: ReadSheet | undefined): boolean {
  if (!read || read.isBlank) return true
  return stated.version !== null && sheet !== undefined && isSame(sheet, read)
}

/** Handed in before, with these very scores. */
const isStored = ({ sheet, assignment }: ApplicationNow, read: ReadSheet | undefined): boolean =>
  assignment === 'assigned' && sheet?.state === 'submitted' && read !== undefined && isSame(sheet, read)

/** Names a sheet of an application that the assessor may not score any more; only a sheet without scores of its own passes. */
function closedProblems(
  place: SheetPlace,
  read: ReadSheet | undefined,
  [code, details]: readonly [string, PackFault['details']],
): RowProblem[] {
  const idle = isIdle(place.now, read)
  // An evaluation that is over is no surprise; an application that was taken away is.
  if (isStored(place.now, read) || (idle && code === 'NotInEvaluation')) return []
  return [sheetProblem(place, code, details, idle ? 'warning' : 'error')]
}

/**
 * What a score sheet of a pack comes to. Nothing that was handed in is written over, and an application that the
 * assessor may not score any more is named; a sheet left blank is none.
 */
export function judgeSheet(
  place: SheetPlace,
  read: ReadSheet | undefined,
  declaration: DeclarationAct | null,
): Judged {
  const closed = closedBecause(place)
  if (closed) return { act: { kind: 'closed' }, problems: closedProblems(place, read, closed) }
  if (!read)
    return { act: { kind: place.now.sheet?.state === 'submitted' ? 'same' : 'closed' }, problems: [] }
  if (declaration === null || declaration.kind === 'none') return judgeOpen(place, read)
  return {
    act: { kind: 'closed' },
    problems: read.isBlank ? [] : [sheetProblem(place, 'ConflictEnds', {}, 'warning')],
  }
}

function judgeOpen(place: SheetPlace, read: ReadSheet): Judged {
  const { identity, now } = place
  const { sheet } = now
  if (read.isBlank) return { act: { kind: 'blank' }, problems: [] }
  const wanted = read.finished ? 'submitted' : 'draft'
  const isKept = sheet !== undefined && isSame(sheet, read)
  if (isKept && read.faults.length === 0 && (sheet.state === 'submitted' || wanted === 'draft'))
    return { act: { kind: 'same' }, problems: [] }
  const { scores, recommendation, comment } = read
  return {
    act: { kind: wanted, scores, recommendation, comment },
    problems: [
      ...read.faults.map(fault => cellProblem(fault, identity)),
      ...gridFaults(place, read),
      ...(now.declared === 'none' ? [] : [sheetProblem(place, 'NotDeclared')]),
      ...(now.hasRevision ? [] : [sheetProblem(place, 'RevisionUnknown')]),
      ...(isKept ? [] : clash(place)),
    ],
  }
}

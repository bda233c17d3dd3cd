import type { RowProblem } from '#shared/contract/imports.ts'
import { DECLARATION_COLUMNS, type ReadDeclaration } from '#shared/domain/evaluation/index.ts'
import { faultAt } from '#shared/domain/packs/index.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { cellProblem } from '../problems.ts'
import type { ConflictKind } from './choices.ts'
import type { ScoreIdentity } from './identity.ts'
import type { ApplicationNow } from './standing.ts'

/** A declaration of a pack that is to be stored. */
export interface DeclarationAct {
  readonly kind: ConflictKind
  readonly note: string
  readonly signedOn: string
}

interface Judged {
  readonly act: DeclarationAct | null
  readonly problems: readonly RowProblem[]
}

const NOTHING: Judged = { act: null, problems: [] }

/** Names are compared without marks, case and order: people write their family name first or last. */
const nameKey = (name: string): string => foldText(name).split(' ').filter(Boolean).toSorted().join(' ')

/**
 * What a row of the sheet of declarations comes to: a declaration to store with its day and name, nothing where
 * nothing new is said, or what is missing. An application that the assessor doesn't read any more takes none.
 */
export function judgeDeclaration(
  identity: ScoreIdentity,
  now: ApplicationNow,
  declared: ReadDeclaration<ConflictKind> | undefined,
  today: string,
): Judged {
  if (!declared || declared.kind === null || declared.kind === now.declared) return NOTHING
  const { row, kind, note, on, name } = declared
  const problems: RowProblem[] = []
  const blame = (column: number, value: string, code: string, details: Record<string, string> = {}) =>
    problems.push(cellProblem(faultAt(row, column, value, code, details), identity))
  // Why it isn't read any more is told with its score sheet.
  if (now.assignment !== 'assigned') return NOTHING
  if (on === null) blame(DECLARATION_COLUMNS.on, '', 'DayMissing')
  else if (on > today) blame(DECLARATION_COLUMNS.on, on, 'DayInFuture')
  if (name === '') blame(DECLARATION_COLUMNS.name, '', 'NameMissing', { name: identity.assessor })
  else if (nameKey(name) !== nameKey(identity.assessor))
    blame(DECLARATION_COLUMNS.name, name, 'OtherName', { typed: name, name: identity.assessor })
  if (kind === 'other' && note === '') blame(DECLARATION_COLUMNS.note, '', 'NoteMissing')
  return { act: { kind, note, signedOn: on ?? today }, problems }
}

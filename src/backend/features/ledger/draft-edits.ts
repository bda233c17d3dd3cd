import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { DraftChanges } from '#shared/contract/draft-edits.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type Problem, ProblemError, problem } from '#shared/kernel/errors.ts'
import { updateDraft } from './drafts.ts'
import type { NewEntry } from './entry-input.ts'
import { requireLinks } from './entry-links.ts'
import { projectTerms } from './project-terms.ts'
import { type References, referencesOf, unknownReference } from './references.ts'
import { type EntryWithSplits, findEntries } from './stored-entries.ts'
import { storedInput } from './stored-input.ts'

type Refused = OutputOf<'ledger.editDrafts'>['refused'][number]

interface Planned {
  readonly draft: EntryWithSplits
  readonly next: NewEntry
  /** Members of the change that differ from what the draft says. */
  readonly fields: readonly string[]
}

interface Plan {
  readonly changed: readonly Planned[]
  readonly unchanged: number
  readonly refused: readonly Refused[]
}

const refusal = ({ row }: EntryWithSplits, { code, messageKey, details }: Problem): Refused => ({
  id: row.id,
  entryNo: row.entry_no,
  notice: { code, messageKey, details: JSON.parse(JSON.stringify(details)), fix: null },
})

/** What stands against changing a draft in bulk before its new contents are looked at. */
function standsAgainst({ row, splits }: EntryWithSplits, changes: DraftChanges): Problem | undefined {
  const entryNo = row.entry_no
  if (row.state === 'posted') return problem('Rule.Posted', 'problem.ledger.posted', { entryNo })
  if (changes.lineId !== undefined && splits.length > 1)
    return problem('Rule.SeveralLines', 'problem.ledger.severalLines', { entryNo, lines: splits.length })
  return undefined
}

/** The draft with the changes laid over it, and which of them differ. */
function changedInput(current: NewEntry, changes: DraftChanges): Pick<Planned, 'next' | 'fields'> {
  const { lineId, workPackageId, activityId, ...own } = changes
  const onSplits = { lineId, workPackageId, activityId }
  const given = Object.entries(onSplits).filter(([, value]) => value !== undefined)
  const set = Object.entries(own).filter(([, value]) => value !== undefined)
  const next: NewEntry = {
    ...current,
    ...Object.fromEntries(set),
    splits: current.splits.map(split => ({ ...split, ...Object.fromEntries(given) })),
  }
  const isChanged = (field: string): boolean =>
    field in onSplits
      ? JSON.stringify(next.splits) !== JSON.stringify(current.splits) &&
        next.splits.some(
          (split, place) => Reflect.get(split, field) !== Reflect.get(current.splits[place] ?? {}, field),
        )
      : (Reflect.get(next, field) ?? null) !== (Reflect.get(current, field) ?? null)
  return { next, fields: Object.keys(changes).filter(isChanged) }
}

/** Rules that the new contents break; undefined when none. */
async function brokenRule(
  db: Reader,
  next: NewEntry,
  known: References,
  projectCode: string,
): Promise<Problem | undefined> {
  const stray = unknownReference(next, known, projectCode)
  if (stray) return stray
  try {
    await requireLinks(db, next)
    return undefined
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
}

/** What a bulk edit does to each of the named entries, without doing it. Throws NotFound for one that is gone. */
async function planEdit(db: Reader, { ids, changes }: ParsedInputOf<'ledger.editDrafts'>): Promise<Plan> {
  const wanted = [...new Set(ids)]
  const entries = await findEntries(db, wanted)
  const gone = wanted.find(id => !entries.some(entry => entry.row.id === id))
  if (gone !== undefined) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id: gone }))
  const changed: Planned[] = []
  const refused: Refused[] = []
  let unchanged = 0
  for (const [projectId, own] of Map.groupBy(entries, entry => entry.row.project_id)) {
    const terms = await projectTerms(db, projectId)
    const known = await referencesOf(db, terms)
    for (const draft of own) {
      const against = standsAgainst(draft, changes)
      const { next, fields } = changedInput(await storedInput(db, draft), changes)
      const broken =
        against ?? (fields.length > 0 ? await brokenRule(db, next, known, terms.code) : undefined)
      if (broken) refused.push(refusal(draft, broken))
      else if (fields.length === 0) unchanged += 1
      else changed.push({ draft, next, fields })
    }
  }
  return { changed, unchanged, refused }
}

/** What `editDrafts` would do: how many drafts change, and why others don't. Throws NotFound. */
export async function previewEdit(
  db: Reader,
  request: ParsedInputOf<'ledger.previewEdit'>,
): Promise<OutputOf<'ledger.previewEdit'>> {
  const { changed, unchanged, refused } = await planEdit(db, request)
  return {
    changed: changed.length,
    unchanged,
    refused: [...refused],
    byField: Object.keys(request.changes).map(field => ({
      field,
      count: changed.filter(planned => planned.fields.includes(field)).length,
    })),
  }
}

/**
 * Changes many drafts at once by the rules of `ledger.saveDraft`; rates are taken anew where the contract's method gave
 * them. Posted entries and drafts that a rule stands against stay as they are and are listed. Throws NotFound, and
 * Rule.Blocked when none can be changed.
 */
export async function editDrafts(
  context: CommandContext,
  request: ParsedInputOf<'ledger.editDrafts'>,
): Promise<OutputOf<'ledger.editDrafts'>> {
  const { changed, refused } = await planEdit(context.trx, request)
  const failed: Refused[] = []
  for (const { draft, next } of changed) {
    try {
      await updateDraft(context, { id: draft.row.id, version: draft.row.version }, next)
    } catch (error) {
      // A rule is asked before anything of the draft is written, so the others can go on.
      if (!(error instanceof ProblemError)) throw error
      failed.push(refusal(draft, error.problem))
    }
  }
  const all = [...refused, ...failed]
  const count = changed.length - failed.length
  if (count === 0 && all.length > 0)
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.ledger.noneEdited', {
        count: all.length,
        blockers: all.map(({ id, entryNo, notice }) => ({
          ...notice,
          details: { ...notice.details, entryId: id, entryNo },
        })),
        warnings: [],
      }),
    )
  return { changed: count, refused: all }
}

import { declareFor, keepPackFile, saveSheet, totalText } from '#backend/features/evaluation/index.ts'
import type { CommandContext, JobContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { ScorePackOutcome } from '#shared/contract/score-packs.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import { countOf, openPackFile, readEach, refusalOf, TOLD } from '../open-file.ts'
import { MOST_APPLICATIONS } from './identity.ts'
import { type JudgedPart, type JudgedScores, judgeScores } from './judge.ts'
import type { PackTerms } from './standing.ts'

/** Two sheets an application, and those around them. */
const MOST_SHEETS = 2 * MOST_APPLICATIONS + 10

type Read = NonNullable<JudgedScores['read']>

const isNew = ({ declaration, sheet }: JudgedPart): boolean =>
  declaration !== null || sheet.kind === 'submitted' || sheet.kind === 'draft'

function partOf(
  { now, declaration, sheet }: JudgedPart,
  terms: PackTerms,
): ScorePackOutcome['parts'][number] {
  const isScored = sheet.kind === 'submitted' || sheet.kind === 'draft'
  return {
    applicationId: now.stated.id,
    referenceNo: now.stated.reference,
    declared: declaration?.kind ?? null,
    scores: sheet.kind,
    total: isScored ? totalText(terms, sheet.scores) : null,
  }
}

function outcomeOf(
  fileName: string,
  judged: JudgedScores,
  outcome: ScorePackOutcome['outcome'],
): ScorePackOutcome {
  const { identity, read, problems } = judged
  return {
    fileName,
    outcome,
    callCode: identity?.callCode ?? '',
    assessor: identity?.assessor ?? '',
    // Scores that don't fit the grid have no total to tell.
    parts: outcome === 'refused' || !read ? [] : read.parts.map(part => partOf(part, read.terms)),
    errors: countOf(problems, 'error'),
    warnings: countOf(problems, 'warning'),
    problems: problems.slice(0, TOLD).map(problem => ({ ...problem })),
  }
}

/** Stores what a pack brings: first all declarations, then the sheets, and the file with both. Throws what evaluation refuses. */
async function store(
  context: CommandContext,
  personId: string,
  { parts }: Read,
  file: { readonly path: string; readonly fileName: string },
): Promise<void> {
  const declarations: string[] = []
  const assessments: string[] = []
  for (const { now, declaration } of parts) {
    if (!declaration) continue
    const stored = await declareFor(context, { ...declaration, applicationId: now.stated.id, personId })
    declarations.push(stored.id)
  }
  for (const { now, sheet } of parts) {
    if (sheet.kind !== 'submitted' && sheet.kind !== 'draft') continue
    const saved = await saveSheet(
      context,
      {
        applicationId: now.stated.id,
        version: now.sheet?.version ?? null,
        revisionId: now.stated.revisionId,
        scores: { ...sheet.scores },
        recommendation: sheet.recommendation,
        comment: sheet.comment,
      },
      { personId, submit: sheet.kind === 'submitted', intake: 'pack' },
    )
    assessments.push(saved.id)
  }
  await keepPackFile(context, file, { assessments, declarations })
}

interface Wish {
  readonly callId: string | null
  readonly personId: string | null
  readonly dryRun: boolean
}

async function readOne(context: JobContext, wish: Wish, token: string): Promise<ScorePackOutcome> {
  const opened = await openPackFile(context, token, MOST_SHEETS)
  const { fileName, path } = opened.file
  if ('problem' in opened) return outcomeOf(fileName, { problems: [opened.problem] }, 'refused')
  const todayIn = (zone: string) => wallTime(context.now, zone).date
  const judged = await judgeScores(context.db, opened.output, { ...wish, actor: context.actor }, todayIn)
  const { identity, read } = judged
  if (!identity || !read || countOf(judged.problems, 'error') > 0)
    return outcomeOf(fileName, judged, 'refused')
  if (!read.parts.some(isNew)) return outcomeOf(fileName, judged, 'unchanged')
  if (wish.dryRun) return outcomeOf(fileName, judged, 'ready')
  try {
    await context.write(command => store(command, identity.personId, read, { path, fileName }))
    return outcomeOf(fileName, judged, 'created')
  } catch (error) {
    return outcomeOf(
      fileName,
      { ...judged, problems: [...judged.problems, refusalOf(error, 'RefusedScores')] },
      'refused',
    )
  }
}

/** `committees.readPacks`: reads packs in for the assessors they are of. */
export const readForAssessors = (
  context: JobContext,
  { files, callId, dryRun }: ParsedInputOf<'committees.readPacks'>,
): Promise<OutputOf<'committees.readPacks'>> =>
  readEach(context, files, ({ token }) => readOne(context, { callId, dryRun, personId: null }, token))

/** `assessments.readPacks`: reads the caller's own packs back. */
export const readOwn = (
  context: JobContext,
  { files, dryRun }: ParsedInputOf<'assessments.readPacks'>,
): Promise<OutputOf<'assessments.readPacks'>> =>
  readEach(context, files, ({ token }) =>
    readOne(context, { callId: null, dryRun, personId: context.actor.personId }, token),
  )

import {
  findSheet,
  mine,
  openAssessment,
  requireCallInEvaluation,
  scorePackHash,
  termsOf,
} from '#backend/features/evaluation/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import {
  type GridDefinition,
  SCORE_PACK_FORMAT,
  type ScorePackRow,
  scorePackLayout,
} from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import { callTitle } from '../basis/call-title.ts'

export type Opened = OutputOf<'assessments.open'>
type Mine = OutputOf<'assessments.mine'>['rows'][number]

/** What a pack is made for. */
export interface ScorePackWish {
  readonly callId: string
  readonly personId: string
  /** Who makes it. */
  readonly makerId: string
  readonly language: 'en' | 'sq'
  readonly returnBy: string | null
}

/** One application of a pack as its assessor may see it. */
export interface PackedReading {
  readonly row: Mine
  /** Opened once the assessor declared no conflict, and still to be scored; closed otherwise. */
  readonly opened: Opened | null
  /** Day of the declaration in the call's zone; null while nothing is declared. */
  readonly declaredOn: string | null
  /** Names of its two sheets. */
  readonly scoreSheet: string
  readonly textSheet: string
}

export interface ScorePackData {
  readonly wish: ScorePackWish
  readonly call: { readonly code: string; readonly title: string; readonly zone: string }
  readonly assessor: string
  readonly grid: { readonly id: string; readonly number: number; readonly definition: GridDefinition }
  readonly applications: readonly PackedReading[]
  readonly layout: readonly ScorePackRow[]
  /** What the hidden sheet states, in order. */
  readonly stated: readonly (readonly [key: string, value: string])[]
}

/** Letters that no spreadsheet takes in the name of a sheet. */
const NOT_IN_NAMES = /[[\]:*?/\\']/g
const LONGEST_NAME = 31

/** Names of sheets, each once whatever its case, none longer than a spreadsheet takes. */
class SheetNames {
  readonly #taken = new Set<string>()

  take(wanted: string): string {
    const clean = wanted.replaceAll(NOT_IN_NAMES, '-').trim() || '-'
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : ` (${number})`
      const name = clean.slice(0, LONGEST_NAME - ending.length) + ending
      if (this.#taken.has(name.toLowerCase())) continue
      this.#taken.add(name.toLowerCase())
      return name
    }
  }
}

async function declaredDays(
  db: Reader,
  personId: string,
  zone: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('conflict_declaration')
    .select(['application_id as id', 'declared_at as at', 'signed_on as signedOn'])
    .where('person_id', '=', personId)
    .orderBy('declared_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, at, signedOn }) => [id, signedOn ?? wallTime(at, zone).date]))
}

async function newestGrid(db: Reader, callId: string) {
  const row = await db
    .selectFrom('grid_version')
    .select(['id', 'number', 'definition'])
    .where('call_id', '=', callId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  return { id: row.id, number: row.number, definition: JSON.parse(row.definition) as GridDefinition }
}

/**
 * An application as the maker of the pack may hand it out. A draft that the assessor wrote is nobody else's until it is
 * handed in; one that somebody else read in from a pack is known already.
 */
async function openFor(
  db: Reader,
  { personId, makerId, language }: ScorePackWish,
  applicationId: string,
): Promise<Opened> {
  const opened = await openAssessment(db, { personId }, { applicationId, language })
  const draft = await findSheet(db, applicationId, personId)
  return makerId === personId || draft?.entered_by ? opened : { ...opened, sheet: null }
}

const mayScore = ({ stage }: Mine): boolean => stage === 'to_score' || stage === 'draft'

function nothingToScore(call: string, assessor: string): ProblemError {
  return new ProblemError(
    problem('Rule.NothingToScore', 'problem.evaluation.nothingToScore', { code: call, name: assessor }),
  )
}

function statedOf(data: Omit<ScorePackData, 'stated'>): ScorePackData['stated'] {
  const { wish, call, assessor, grid, applications, layout } = data
  return [
    ['format', SCORE_PACK_FORMAT],
    ['callId', wish.callId],
    ['callCode', call.code],
    ['personId', wish.personId],
    ['assessor', assessor],
    ['gridVersionId', grid.id],
    ['gridVersion', String(grid.number)],
    ['language', wish.language],
    ['structure', scorePackHash(layout)],
    ...applications.flatMap(({ row, opened, scoreSheet }, index) => {
      const of = (key: string) => `application.${index + 1}.${key}`
      return [
        [of('id'), row.applicationId],
        [of('reference'), row.referenceNo],
        [of('sheet'), opened ? scoreSheet : ''],
        [of('revisionId'), opened?.revision.id ?? ''],
        [of('version'), String(opened?.sheet?.version ?? '')],
      ] as const
    }),
  ]
}

/**
 * Reads what the pack of an assessor holds: every application of the call that they read, and the content of those
 * they declared no conflict for (domain-rules.md rule 5), as their own view shows it. Throws NotFound,
 * Rule.NotInEvaluation, Rule.NothingToScore.
 */
export async function scorePackData(
  db: Reader,
  wish: ScorePackWish,
  words: { readonly declarations: string; readonly textOf: (reference: string) => string },
): Promise<ScorePackData> {
  const { callId, personId, language } = wish
  const { call } = await termsOf(db, callId)
  requireCallInEvaluation(call)
  const person = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst()
  if (!person) throw new ProblemError(problem('NotFound', 'problem.notFound.person', { id: personId }))
  const all = (await mine(db, { personId })).rows
  const rows = all.filter(row => row.call.id === callId && row.stage !== 'closed')
  if (!rows.some(row => row.stage !== 'submitted')) throw nothingToScore(call.code, person.name)
  const days = await declaredDays(db, personId, call.zone)
  const grid = await newestGrid(db, callId)
  const names = new SheetNames()
  names.take(words.declarations)
  const applications: PackedReading[] = []
  for (const row of rows) {
    const { applicationId } = row
    applications.push({
      row,
      opened: mayScore(row) ? await openFor(db, wish, applicationId) : null,
      declaredOn: days.get(applicationId) ?? null,
      scoreSheet: names.take(row.referenceNo),
      textSheet: names.take(words.textOf(row.referenceNo)),
    })
  }
  const layout = scorePackLayout(
    grid.definition,
    applications.map(({ row, opened }) => ({ id: row.applicationId, hasSheet: opened !== null })),
  )
  const data = {
    wish,
    call: { code: call.code, title: await callTitle(db, call, language), zone: call.zone },
    assessor: person.name,
    grid,
    applications,
    layout,
  }
  return { ...data, stated: statedOf(data) }
}

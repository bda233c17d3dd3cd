import type { CommandContext } from '#backend/rpc/context.ts'
import { demoId } from '../deterministic.ts'
import { insertAll } from '../insert-all.ts'
import { personId } from '../people.ts'
import { applicants } from './applicants.ts'
import { applicationId, revisionId } from './applications.ts'
import { callId, gridId } from './calls.ts'
import { sheetOf } from './scores.ts'
import { pathOf, readingOf, STORY } from './story.ts'

const CALL = 'DII-G1'
const ASSESSORS = ['assessor', 'assessor-2', 'assessor-3', 'assessor-4'] as const
type Reader = 'first' | 'second' | 'third'
const ORDER: readonly Reader[] = ['first', 'second', 'third']

const MEMBERS = [
  ['administrative', 'coordinator', 'chair'],
  ['administrative', 'finance', 'voting_member'],
  ['evaluation', 'director', 'chair'],
  ['evaluation', 'coordinator', 'secretary'],
  ...ASSESSORS.map(assessor => ['evaluation', assessor, 'voting_member'] as const),
  ['complaints', 'finance', 'chair'],
  ['complaints', 'auditor', 'observer'],
] as const

interface Reading {
  readonly number: number
  readonly person: (typeof ASSESSORS)[number]
  readonly reader: Reader
  readonly recused: boolean
}

const nth = (index: number) => ASSESSORS[index % ASSESSORS.length] ?? 'assessor'

/** Who reads what: two of the four in turn; the recused reader is followed by another, those far apart by a third. */
function readingsOf(number: number): readonly Reading[] {
  if (!pathOf(number).includes('in_evaluation')) return []
  const reading = (index: number, reader: Reader, recused = false): Reading => ({
    number,
    person: nth(index),
    reader,
    recused,
  })
  if (number === STORY.conflict) return [reading(1, 'first', true), reading(2, 'second'), reading(3, 'first')]
  const both = [reading(number, 'first'), reading(number + 1, 'second')]
  return (STORY.farApart as readonly number[]).includes(number)
    ? [...both, reading(number + 2, 'third')]
    : both
}

const readings: readonly Reading[] = applicants.flatMap(({ number }) => readingsOf(number))
const key = ({ number, person }: Reading) => `${CALL} ${number} ${person}`

/** Whether a reader has handed in, begun or not begun. */
function progressOf({ number, reader, recused }: Reading): 'submitted' | 'draft' | 'none' {
  if (recused || number === STORY.conflict) return 'none'
  if (reader === 'third') return number === STORY.farApart[0] ? 'submitted' : 'none'
  const reading = readingOf(number)
  if (reading === 'both') return 'submitted'
  if (reading === 'none') return 'none'
  return reader === 'first' ? 'submitted' : 'draft'
}

const HALF = 10

const assessmentRow = (reading: Reading, state: 'submitted' | 'draft') => {
  const { number, reader, person } = reading
  const sheet = sheetOf(number, reader)
  const entries = Object.entries(sheet.scores)
  const isDraft = state === 'draft'
  return {
    id: demoId('assessment', key(reading)),
    application_id: applicationId(number),
    revision_id: revisionId(number),
    grid_version_id: gridId(CALL),
    person_id: personId(person),
    state,
    scores: JSON.stringify(isDraft ? Object.fromEntries(entries.slice(0, HALF)) : sheet.scores),
    total: isDraft ? null : sheet.total,
    comment: isDraft ? '' : 'Invented for the demo.',
    intake: 'typed' as const,
    submitted_at: isDraft
      ? null
      : `2025-11-${String(12 + ORDER.indexOf(reader) * 3).padStart(2, '0')}T13:00:00.000Z`,
  }
}

/** Committees, readers, declarations and scores of the call that is in evaluation. */
export async function insertEvaluation({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'committee_member',
    MEMBERS.map(([committee, person, duty]) => ({
      id: demoId('committee_member', `${CALL} ${committee} ${person}`),
      call_id: callId(CALL),
      committee,
      person_id: personId(person),
      function: duty,
      impartiality_signed_on: '2025-11-03',
    })),
  )
  await insertAll(
    trx,
    'assignment',
    readings.map(reading => ({
      id: demoId('assignment', key(reading)),
      application_id: applicationId(reading.number),
      person_id: personId(reading.person),
      reader: reading.reader,
      state: reading.recused ? ('recused' as const) : ('assigned' as const),
      assigned_by: personId('coordinator'),
      assigned_at: '2025-11-10T08:30:00.000Z',
    })),
  )
  const declared = readings.filter(reading => reading.recused || progressOf(reading) !== 'none')
  await insertAll(
    trx,
    'conflict_declaration',
    declared.map(reading => ({
      id: demoId('conflict_declaration', key(reading)),
      application_id: applicationId(reading.number),
      person_id: personId(reading.person),
      kind: reading.recused ? ('board' as const) : ('none' as const),
      note: reading.recused ? 'Sits on the board of the applicant (invented).' : '',
      late: 0 as const,
      declared_at: '2025-11-11T08:00:00.000Z',
    })),
  )
  const sheets = readings.flatMap(reading => {
    const progress = progressOf(reading)
    return progress === 'none' ? [] : [assessmentRow(reading, progress)]
  })
  await insertAll(trx, 'assessment', sheets)
}

import type { CommandContext } from '#backend/rpc/context.ts'
import type { ApplicationState } from '#shared/domain/applications/index.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { demoId } from '../deterministic.ts'
import { insertAll } from '../insert-all.ts'
import { personId } from '../people.ts'
import { answersOf, sumsOf, themeOf } from './answers.ts'
import { type ApplicantFacts, applicantBodies, applicants, patronOf } from './applicants.ts'
import { callId, formId, itemId, lotId } from './calls.ts'
import { sheetOf, sumOfTotals } from './scores.ts'
import { isEvaluated, pathOf, STORY } from './story.ts'

const CALL = 'DII-G1'
const NOTE = 'Invented for the demo.'

export const applicationId = (number: number): string => demoId('application', `${CALL} ${number}`)
export const revisionId = (number: number): string => demoId('application_revision', `${CALL} ${number}`)

const isLate = (number: number) => number === STORY.lateRejected || number === STORY.lateAllowed

/** Most came in on the last three days; two after the deadline of 31 October, 16:00 in Skopje. */
function receivedAt(number: number): string {
  if (isLate(number)) return `2025-11-03T0${number % 10}:40:00.000Z`
  const day = addDays('2025-10-29', number % 3)
  return `${day}T${String(7 + (number % 7)).padStart(2, '0')}:${String((number * 13) % 60).padStart(2, '0')}:00.000Z`
}

async function insertApplicants({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'organisation',
    applicantBodies.map(facts => ({
      id: facts.id,
      name: facts.name,
      country: facts.country,
      city: facts.place,
      registration_no: facts.registrationNo,
      legal_form: facts.kind === 'organisation' ? 'NGO' : '',
      note: NOTE,
      invented: 1 as const,
      party_kind: facts.kind,
      patron_id: null,
      registered_on: facts.kind === 'organisation' ? `20${10 + (facts.number % 12)}-03-01` : null,
    })),
  )
  for (const facts of applicantBodies)
    await trx
      .updateTable('organisation')
      .set({ patron_id: patronOf(facts) })
      .where('id', '=', facts.id)
      .where(({ lit }) => lit(patronOf(facts) !== null))
      .execute()
  await insertAll(
    trx,
    'organisation_person',
    applicantBodies
      .filter(facts => facts.kind !== 'natural_person')
      .map(facts => ({
        id: demoId('organisation_person', String(facts.number)),
        organisation_id: facts.id,
        // The reader of the recused application sits on this board: the registry warns of it.
        name:
          facts.number === STORY.conflict ? 'Vjosa Demo (invented)' : `Invented board member ${facts.number}`,
        role: 'board_member' as const,
        since: null,
        until: null,
      })),
  )
}

const averageOf = (number: number) => {
  if (!isEvaluated(number)) return { average_numerator: null, average_denominator: null, average_sort: null }
  const sheets = readersOf(number).map(reader => sheetOf(number, reader))
  const numerator = sumOfTotals(sheets)
  return {
    average_numerator: numerator,
    average_denominator: sheets.length,
    average_sort: Number(numerator) / sheets.length,
  }
}

/** Whose sheets count: both readers, and a third where the two were far apart. */
export const readersOf = (number: number): readonly ('first' | 'second' | 'third')[] =>
  number === STORY.farApart[0] ? ['first', 'second', 'third'] : ['first', 'second']

const applicationRow = (facts: ApplicantFacts) => {
  const { number } = facts
  const sums = sumsOf(facts)
  return {
    id: applicationId(number),
    call_id: callId(CALL),
    lot_id: lotId(CALL, facts.lot),
    cutoff_id: null,
    form_version_id: formId(CALL),
    reference_no: `${CALL}-${String(number).padStart(3, '0')}`,
    state: pathOf(number).at(-1) ?? 'submitted',
    applicant_id: facts.id,
    applicant_name: facts.name,
    patron_id: patronOf(facts),
    title: themeOf(facts).title(facts.place),
    language: 'en',
    currency: 'EUR',
    requested_minor: sums.requestedMinor,
    total_minor: sums.totalMinor,
    recommended_minor: null,
    awarded_minor: null,
    duration_months: sums.months,
    location: facts.place,
    received_at: receivedAt(number),
    received_how: number % 8 === 0 ? ('paper' as const) : ('email' as const),
    received_evidence: number % 8 === 0 ? 'Stamp of the office on the envelope' : 'E-mail with the pack',
    received_by: personId('coordinator'),
    ...averageOf(number),
    withdrawal_reason: number === STORY.withdrawn ? 'The group found other funding.' : '',
    intake: number % 8 === 0 ? ('typed' as const) : ('pack' as const),
    invented: 1 as const,
    created_by: personId('coordinator'),
    created_at: receivedAt(number),
  }
}

const REASONS: { readonly [State in ApplicationState]?: readonly [code: string, text: string] } = {
  withdrawn: ['', 'The group found other funding.'],
  rejected: ['LATE', 'Received after the deadline without an extension.'],
}

function stepReason(number: number, to: ApplicationState): readonly [code: string, text: string] {
  const item = STORY.ineligible.get(number)
  if (to === 'ineligible' && item) return ['CRIT', `Criterion ${item} is not met.`]
  return REASONS[to] ?? ['', '']
}

const DAY_OF: { readonly [State in ApplicationState]?: string } = {
  admin_check: '2025-11-04',
  clarification_requested: '2025-11-05',
  withdrawn: '2025-11-05',
  ineligible: '2025-11-06',
  rejected: '2025-11-06',
  eligible: '2025-11-07',
  in_evaluation: '2025-11-10',
  evaluated: '2025-11-19',
}

const stepRows = ({ number }: ApplicantFacts) =>
  pathOf(number).map((to, index, path) => {
    const [reason_code, reason] = stepReason(number, to)
    const day = DAY_OF[to]
    return {
      id: demoId('application_step', `${CALL} ${number} ${to}`),
      application_id: applicationId(number),
      from_state: path[index - 1] ?? 'draft',
      to_state: to,
      reason_code,
      reason,
      person_id: personId('coordinator'),
      at: day === undefined ? receivedAt(number) : `${day}T09:00:00.000Z`,
    }
  })

const CHECKED = [
  ['administrative', ['A1', 'A2', 'A3', 'A4', 'D1', 'D2']],
  ['eligibility', ['E1', 'E2', 'E3', 'E4']],
] as const

function checkRows({ number }: ApplicantFacts) {
  const path = pathOf(number)
  if (!path.includes('eligible') && !path.includes('ineligible')) return []
  const failed = STORY.ineligible.get(number)
  return CHECKED.flatMap(([stage, codes]) =>
    codes.map(code => ({
      id: demoId('application_check', `${CALL} ${number} ${code}`),
      application_id: applicationId(number),
      item_id: itemId(CALL, code),
      stage,
      answer: code === failed ? ('no' as const) : ('yes' as const),
      evidence: code === 'E3' ? 'Declaration of the form' : '',
      note: code === 'A1' && number === STORY.lateAllowed ? 'Extension recorded on 30 October' : '',
      checked_by: personId('coordinator'),
      checked_at: '2025-11-06T10:00:00.000Z',
    })),
  )
}

/** Forty invented applications with their answers, checks and steps. */
export async function insertApplications(context: CommandContext): Promise<void> {
  const { trx } = context
  await insertApplicants(context)
  await insertAll(trx, 'application', applicants.map(applicationRow))
  await insertAll(
    trx,
    'application_revision',
    applicants.map(facts => ({
      id: revisionId(facts.number),
      application_id: applicationId(facts.number),
      number: 1,
      answers: JSON.stringify(answersOf(facts)),
      created_by: personId('coordinator'),
      created_at: receivedAt(facts.number),
    })),
  )
  await insertAll(trx, 'application_step', applicants.flatMap(stepRows))
  await insertAll(trx, 'application_check', applicants.flatMap(checkRows))
  await insertAll(trx, 'deadline_extension', [
    {
      id: demoId('deadline_extension', String(STORY.lateAllowed)),
      call_id: callId(CALL),
      application_id: applicationId(STORY.lateAllowed),
      organisation_id: applicants[STORY.lateAllowed - 1]?.id ?? null,
      until_at: '2025-11-03T15:00:00.000Z',
      reason: 'Power was cut in the whole municipality on the last day.',
      granted_by: personId('coordinator'),
      granted_at: '2025-10-30T12:00:00.000Z',
    },
  ])
  await insertAll(trx, 'clarification', [
    {
      id: demoId('clarification', String(STORY.clarification)),
      application_id: applicationId(STORY.clarification),
      number: 1,
      question: 'Please send the letter of your patron; it was not in the pack.',
      asked_at: '2025-11-05T09:00:00.000Z',
      asked_by: personId('coordinator'),
      deadline_at: '2025-11-12T15:00:00.000Z',
      answer: '',
      answered_at: null,
      state: 'open',
    },
  ])
}

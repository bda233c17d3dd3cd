import type { Page } from '@playwright/test'
import type { ApplicationRow } from '#shared/contract/applications.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { ask } from './ask.ts'
import { DUPLICATE, LATE } from './call-packs.ts'
import { DEADLINE } from './call-setup.ts'
import { COORDINATOR, FINANCE_OFFICER } from './people.ts'

type Scores = InputOf<'assessments.submit'>['scores']

/** Persons by name; an unknown name is a fault of the test. */
export async function personIdOf(page: Page, name: string): Promise<string> {
  const { rows } = await ask(page, 'users.list', {})
  const found = rows.find(row => row.name === name)
  if (!found) throw new Error(`There is nobody called ${name}`)
  return found.id
}

/** Does something as another person without showing it, and comes back as the coordinator. */
export async function workAs<T>(page: Page, name: string, work: () => Promise<T>): Promise<T> {
  const passphrase = null
  const [other, own] = [await personIdOf(page, name), await personIdOf(page, COORDINATOR)]
  await ask(page, 'users.switch', { personId: other, passphrase })
  try {
    return await work()
  } finally {
    await ask(page, 'users.switch', { personId: own, passphrase })
  }
}

/** Every application of a call, in the order of its reference. */
export async function applicationsOf(page: Page, callId: string): Promise<readonly ApplicationRow[]> {
  const { rows } = await ask(page, 'applications.list', { callId, offset: 0, limit: 200 })
  return rows
}

/** When and how a pack came in: two days before the deadline, or the day after it. */
export const receiptOf = (number: number): InputOf<'applications.readPacks'>['receipt'] => ({
  receivedOn: LATE.some(late => late === number) ? '2026-02-03' : '2026-01-31',
  receivedTime: `${String(8 + (number % 9)).padStart(2, '0')}:15`,
  how: 'email',
  evidence: `mail ${number}`,
})

/** Answers every item of the given stages with yes. */
export async function answerChecklist(page: Page, applicationId: string, stages: readonly string[]) {
  const { items } = await ask(page, 'checks.get', { applicationId, language: 'en' })
  for (const item of items)
    if (stages.includes(item.stage) && item.answer === null)
      await ask(page, 'checks.answer', { applicationId, itemId: item.itemId, answer: 'yes' })
}

const versionOf = async (page: Page, id: string) => (await ask(page, 'applications.get', { id })).version

/** Names that look alike are told apart; the one that is the same stays for a person to see. */
async function tellApart(page: Page, applicationId: string): Promise<void> {
  const { hits } = await ask(page, 'checks.get', { applicationId, language: 'en' })
  for (const { kind, subject, reference, name, decision } of hits)
    if (decision === null) {
      const of = { applicationId, kind, subject, reference, name }
      const reason = 'Compared with the registry by hand.'
      await ask(page, 'checks.decideHit', { ...of, decision: 'different', reason })
    }
}

/** The whole administrative check of an application that is in order. */
export async function checkApplication(page: Page, row: ApplicationRow): Promise<void> {
  const applicationId = row.id
  const before = await versionOf(page, applicationId)
  if (row.state === 'submitted') await ask(page, 'checks.start', { applicationId, version: before })
  await answerChecklist(page, applicationId, ['administrative', 'eligibility'])
  await tellApart(page, applicationId)
  const version = await versionOf(page, applicationId)
  await ask(page, 'checks.conclude', { applicationId, version, to: 'eligible' })
}

/** The second application of one body ends here. */
export async function refuseDuplicate(page: Page, row: ApplicationRow): Promise<void> {
  const applicationId = row.id
  await ask(page, 'checks.start', { applicationId, version: row.version })
  const version = await versionOf(page, applicationId)
  const reason = `The applicant has handed in no. ${DUPLICATE.of} already.`
  await ask(page, 'checks.conclude', {
    applicationId,
    version,
    to: 'ineligible',
    reasonCode: 'not_eligible',
    reason,
  })
}

/** Committees of the call: the demo's four assessors, and the finance officer for complaints. */
export async function seatCommittees(page: Page, callId: string, assessors: readonly string[]) {
  const seat = async (committee: 'evaluation' | 'complaints', name: string) =>
    ask(page, 'committees.saveMember', {
      id: null,
      version: null,
      callId,
      committee,
      personId: await personIdOf(page, name),
      function: 'voting_member',
      impartialitySignedOn: DEADLINE.on,
    })
  for (const name of assessors) await seat('evaluation', name)
  await seat('complaints', FINANCE_OFFICER)
}

/** Number of an application by its reference. */
export const numberOf = (reference: string): number => Number(reference.split('-').at(-1))

const LEVELS = ['3.25', '3.5', '3.75', '4', '4.25', '4.5', '4.75'] as const
const FAILING = '2'

/** Points for each criterion that a reader gives: a ninth fails, and one application is read very differently. */
export function levelOf(reference: string, reader: string, apart: string): string {
  if (reference === apart) return reader === 'second' ? '3' : '4.75'
  const number = numberOf(reference)
  return number % 9 === 0 ? FAILING : (LEVELS[(number * 3) % LEVELS.length] ?? FAILING)
}

const isUnfinished = (stage: string) => stage !== 'submitted' && stage !== 'closed'

/** Everything that the person of this window is still to read in a call, declared and scored. Returns how many. */
async function scoreOwn(page: Page, callId: string, apart: string): Promise<number> {
  const { rows } = await ask(page, 'assessments.mine', {})
  const own = rows.filter(row => row.call.id === callId && isUnfinished(row.stage))
  for (const { applicationId, stage, referenceNo, reader } of own) {
    if (stage === 'to_declare') await ask(page, 'assessments.declare', { applicationId, kind: 'none' })
    const opened = await ask(page, 'assessments.open', { applicationId, language: 'en' })
    const points = levelOf(referenceNo, reader, apart)
    const scores: Scores = Object.fromEntries(
      opened.grid.sections.flatMap(section =>
        section.criteria.map(({ key }) => [key, { kind: 'score' as const, points, comment: '' }]),
      ),
    )
    const version = opened.sheet?.version ?? null
    await ask(page, 'assessments.submit', { applicationId, version, revisionId: opened.revision.id, scores })
  }
  return own.length
}

/** All assessors score until nothing is left, the third readers too. */
export async function scoreAll(page: Page, callId: string, apart: string, assessors: readonly string[]) {
  let done = 1
  while (done > 0) {
    done = 0
    for (const name of assessors) done += await workAs(page, name, () => scoreOwn(page, callId, apart))
  }
}

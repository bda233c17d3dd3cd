import { requireApplication, requireSight } from '#backend/features/applications/index.ts'
import { requireCall } from '#backend/features/calls/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import {
  CHECK_STAGES,
  type CheckAnswer,
  type CheckFacts,
  type CheckStage,
  eligibilityVerdict,
  expiryOf,
  type StageOutcome,
  stageOf,
  stageOutcome,
} from '#shared/domain/checks/index.ts'
import { wallTime } from '#shared/kernel/zoned-time.ts'
import { hitsOf } from './hits.ts'
import { type Party, partiesOf } from './parties.ts'

type Checks = OutputOf<'checks.get'>
type StoredApplication = Awaited<ReturnType<typeof requireApplication>>

/** States in which a check is under way. */
export const IN_CHECK = ['admin_check', 'clarification_requested', 'doc_check'] as const
export const isInCheck = (state: string): boolean => IN_CHECK.some(open => open === state)

async function itemsOf(
  db: Reader,
  application: StoredApplication,
  language: string,
): Promise<Checks['items']> {
  const rows = await db
    .selectFrom('call_item as item')
    .leftJoin('application_check as answer', join =>
      join.onRef('answer.item_id', '=', 'item.id').on('answer.application_id', '=', application.id),
    )
    .leftJoin('person', 'person.id', 'answer.checked_by')
    .select([
      'item.id as itemId',
      'item.kind',
      'item.code',
      'item.stage as itemStage',
      'item.required',
      'answer.answer',
      'answer.evidence',
      'answer.note',
      'person.name as by',
      'answer.checked_at as at',
    ])
    .where('item.call_id', '=', application.call_id)
    .orderBy('item.position')
    .execute()
  const texts = await db
    .selectFrom('call_text')
    .select(['record_id as id', 'language', 'text'])
    .where('call_id', '=', application.call_id)
    .where('field', 'in', ['text', 'label'])
    .execute()
  const textOf = (id: string) => {
    const own = texts.filter(row => row.id === id)
    return (
      (own.find(row => row.language === language) ?? own.find(row => row.language === 'en') ?? own[0])
        ?.text ?? ''
    )
  }
  return rows.flatMap(({ itemStage, required, ...row }) => {
    const stage = stageOf({ kind: row.kind, stage: itemStage })
    if (!stage) return []
    return [
      {
        itemId: row.itemId,
        stage,
        code: row.code,
        text: textOf(row.itemId),
        kind: row.kind,
        required: required === 1,
        answer: row.answer,
        evidence: row.evidence ?? '',
        note: row.note ?? '',
        by: row.by ?? '',
        at: row.at,
      },
    ]
  })
}

const outcomeOf = (stage: CheckStage, items: Checks['items']): StageOutcome => {
  const answers = new Map<string, CheckAnswer>(
    items.flatMap(({ itemId, answer }) => (answer === null ? [] : [[itemId, answer] as const])),
  )
  const asItems = items
    .filter(item => item.stage === stage)
    .map(({ itemId, kind, code, required }) => ({
      id: itemId,
      kind,
      code,
      required,
      stage: stage === 'supporting' ? ('supporting' as const) : ('application' as const),
    }))
  return stageOutcome(stage, asItems, answers)
}

async function clarificationsOf(
  db: Reader,
  applicationId: string,
  now: string,
): Promise<Checks['clarifications']> {
  const rows = await db
    .selectFrom('clarification')
    .innerJoin('person', 'person.id', 'clarification.asked_by')
    .select([
      'clarification.id',
      'clarification.version',
      'number',
      'question',
      'asked_at as askedAt',
      'person.name as askedBy',
      'deadline_at as deadlineAt',
      'answer',
      'answered_at as answeredAt',
      'state',
    ])
    .where('application_id', '=', applicationId)
    .orderBy('number')
    .execute()
  return rows.map(row => ({ ...row, isOverdue: row.state === 'open' && now > row.deadlineAt }))
}

async function papersOf(
  db: Reader,
  applicationId: string,
  organisationIds: readonly string[],
  { today, latestEnd }: { readonly today: string; readonly latestEnd: string | null },
): Promise<Checks['papers']> {
  const rows = await db
    .selectFrom('applicant_document as paper')
    .leftJoin('call_item as item', 'item.id', 'paper.item_id')
    .select([
      'paper.id',
      'paper.version',
      'paper.item_id as itemId',
      'paper.title',
      'paper.number',
      'paper.issued_on as issuedOn',
      'paper.expires_on as expiresOn',
      'paper.note',
      'item.validity_months as months',
    ])
    .where(eb =>
      eb.or([
        eb('paper.application_id', '=', applicationId),
        eb('paper.organisation_id', 'in', [...organisationIds, '']),
      ]),
    )
    .orderBy('paper.title')
    .orderBy('paper.id')
    .execute()
  return rows.map(({ months, ...row }) => {
    const validUntil = expiryOf(row, months)
    return {
      ...row,
      validUntil,
      isExpired: validUntil !== null && validUntil < today,
      runsOutEarly:
        validUntil !== null && latestEnd !== null && validUntil >= today && validUntil < latestEnd,
    }
  })
}

async function flagsOf(db: Reader, parties: readonly Party[]): Promise<Checks['flags']> {
  const rows = await db
    .selectFrom('organisation_flag as flag')
    .innerJoin('organisation', 'organisation.id', 'flag.organisation_id')
    .innerJoin('person as raiser', 'raiser.id', 'flag.raised_by')
    .leftJoin('person as lifter', 'lifter.id', 'flag.cleared_by')
    .select([
      'flag.id',
      'flag.version',
      'organisation.id as organisationId',
      'organisation.name',
      'flag.severity',
      'flag.reason',
      'flag.raised_on as raisedOn',
      'raiser.name as raisedBy',
      'flag.cleared_on as clearedOn',
      'lifter.name as clearedBy',
      'flag.clear_reason as clearReason',
    ])
    .where('organisation.id', 'in', [...parties.map(({ id }) => id), ''])
    .orderBy('flag.cleared_on')
    .orderBy('flag.raised_on')
    .orderBy('flag.id')
    .execute()
  return rows.map(({ organisationId, name, ...row }) => ({
    ...row,
    organisation: { id: organisationId, name },
  }))
}

/** Stages that have to be passed where an application stands now. */
const stagesFor = (state: string): readonly CheckStage[] =>
  state === 'doc_check' ? ['supporting'] : ['administrative', 'eligibility']

function factsOf(
  checks: Pick<Checks, 'items' | 'clarifications' | 'papers' | 'flags' | 'hits' | 'lists' | 'state'>,
  onePerApplicant: boolean,
  latestEnd: string | null,
  today: string,
): CheckFacts {
  const { hits, flags, papers } = checks
  const open = flags.filter(({ clearedOn }) => clearedOn === null)
  const reasonsOf = (severity: string) =>
    open.filter(flag => flag.severity === severity).map(({ reason }) => reason)
  const same = hits.filter(({ decision }) => decision?.decision === 'same')
  const dated = papers.flatMap(({ title, validUntil }) =>
    validUntil === null ? [] : [{ title, on: validUntil }],
  )
  return {
    outcomes: stagesFor(checks.state).map(stage => outcomeOf(stage, checks.items)),
    openClarifications: checks.clarifications.filter(({ state }) => state === 'open').length,
    redFlags: reasonsOf('red'),
    amberFlags: reasonsOf('amber'),
    undecided: hits
      .filter(({ decision }) => decision === null)
      .map(({ name, reference }) => `${name} (${reference})`),
    sanctioned: same.filter(({ kind }) => kind === 'sanction').map(({ name }) => name),
    duplicates: onePerApplicant
      ? same.filter(({ kind }) => kind === 'duplicate').map(({ reference }) => reference)
      : [],
    expired: dated.filter(({ on }) => on < today),
    expiring: latestEnd === null ? [] : dated.filter(({ on }) => on >= today && on < latestEnd),
    lists: checks.lists.length,
  }
}

/** An application's checks with everything that blocks it. Throws NotFound, Rule.Recused. */
export async function checksOf(
  db: Reader,
  actor: Actor,
  now: string,
  { applicationId, language }: { readonly applicationId: string; readonly language: string },
): Promise<Checks> {
  await requireSight(db, actor, applicationId)
  const application = await requireApplication(db, applicationId)
  const call = await requireCall(db, application.call_id)
  const today = wallTime(now, call.zone).date
  const parties = await partiesOf(db, application)
  const lists = await db
    .selectFrom('sanction_name')
    .select(eb => ['list', eb.fn.countAll<number>().as('names')])
    .groupBy('list')
    .orderBy('list')
    .execute()
  const parts = {
    state: application.state,
    items: await itemsOf(db, application, language),
    clarifications: await clarificationsOf(db, applicationId, now),
    papers: await papersOf(
      db,
      applicationId,
      parties.map(({ id }) => id),
      { today, latestEnd: call.latest_end },
    ),
    flags: await flagsOf(db, parties),
    hits: [...(await hitsOf(db, application, parties, today))],
    lists,
  }
  const facts = factsOf(parts, call.applications_per_applicant === 'one', call.latest_end, today)
  const verdict = eligibilityVerdict(facts)
  const isOpen = isInCheck(application.state)
  return {
    applicationId,
    version: application.version,
    zone: call.zone,
    clarificationDays: call.clarification_days,
    parties: parties.map(({ id, name }) => ({ id, name })),
    ...parts,
    outcomes: CHECK_STAGES.map(stage => ({ stage, result: outcomeOf(stage, parts.items).result })),
    blockers: isOpen ? asNotices(verdict.blockers) : [],
    warnings: isOpen ? asNotices(verdict.warnings) : [],
    isOpen,
    mayConclude: application.state === 'admin_check',
  }
}

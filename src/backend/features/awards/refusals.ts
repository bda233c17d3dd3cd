import { notRecused } from '#backend/features/applications/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { Refusal } from '#shared/contract/decisions.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { refusalReason } from '#shared/domain/awards/index.ts'
import { inLanguage } from '#shared/domain/evaluation/index.ts'
import { isLanguage } from '#shared/locales/index.ts'
import { sheetsOf, standingOf } from './evaluated.ts'
import { printed } from './ranking-rows.ts'
import { type CallTerms, callTerms } from './terms.ts'

const REFUSED_TOGETHER = ['late', 'not_recommended'] as const

const applicationsOf = (db: Reader, actor: Pick<Actor, 'personId'>, callId: string) =>
  db
    .selectFrom('application')
    .leftJoin('call_lot as lot', 'lot.id', 'application.lot_id')
    .select([
      'application.id as applicationId',
      'application.version',
      'application.reference_no as reference',
      'application.applicant_name as applicant',
      'lot.code as lotCode',
      'application.state',
      'application.language',
      'application.rank',
      'application.received_at as receivedAt',
    ])
    .where('application.call_id', '=', callId)
    .where('application.state', 'in', [...REFUSED_TOGETHER])
    .where(notRecused(actor.personId))
    .orderBy('lot.position')
    .orderBy('application.rank')
    .orderBy('application.reference_no')
    .execute()

/** Eligibility criteria answered with no, by application and in its language. */
async function notMetOf(db: Reader, callId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('application_check as answer')
    .innerJoin('application', 'application.id', 'answer.application_id')
    .innerJoin('call_item as item', 'item.id', 'answer.item_id')
    .leftJoin('call_text as text', join =>
      join
        .onRef('text.record_id', '=', 'item.id')
        .onRef('text.language', '=', 'application.language')
        .on('text.field', '=', 'text'),
    )
    .select(['application.id', 'item.code', 'text.text'])
    .where('application.call_id', '=', callId)
    .where('application.state', 'in', [...REFUSED_TOGETHER])
    .where('answer.stage', '=', 'eligibility')
    .where('answer.answer', '=', 'no')
    .orderBy('item.position')
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.id)].map(([id, own]) => [
      id,
      own.map(({ code, text }) => `${code} ${text ?? ''}`.trim()),
    ]),
  )
}

type Below = Refusal['below']

/** Sections and the whole that stay below a threshold, with what they reached, in one language. */
function belowOf(
  { grid }: CallTerms,
  now: ReturnType<typeof standingOf> | undefined,
  language: string,
): Below {
  const result = now?.result
  if (!grid || !result) return []
  return result.fails.map(key => {
    const section = grid.sections.find(own => own.key === key)
    const mean = result.sections.find(own => own.key === key)
    return section
      ? {
          label: inLanguage(section.label, language),
          average: printed(mean?.average),
          threshold: section.threshold,
        }
      : { label: '', average: printed(result.average), threshold: grid.totalThreshold }
  })
}

/** `decisions.refusals`: what waits to be refused, each with the reason that its facts give. Throws NotFound. */
export async function listRefusals(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  callId: string,
): Promise<OutputOf<'decisions.refusals'>> {
  const terms = await callTerms(db, callId)
  const rows = await applicationsOf(db, actor, callId)
  const notMet = await notMetOf(db, callId)
  const sheets = await sheetsOf(
    db,
    callId,
    rows.map(row => row.applicationId),
  )
  return {
    zone: terms.call.zone,
    deadlineAt: terms.call.deadline_at,
    rows: rows.map(({ lotCode, language, ...row }) => {
      const own = sheets.get(row.applicationId)
      const now = terms.grid && own ? standingOf(terms, terms.grid, own) : undefined
      const failed = notMet.get(row.applicationId) ?? []
      return {
        ...row,
        lotCode: lotCode ?? '',
        language: isLanguage(language) ? language : 'en',
        average: printed(now?.result?.average),
        reasonCode: refusalReason({
          state: row.state,
          rank: row.rank,
          fails: now?.result?.fails ?? [],
          ineligible: failed.length > 0,
        }),
        below: belowOf(terms, now, language),
        notMet: [...failed],
      }
    }),
  }
}

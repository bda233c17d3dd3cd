import type { CommandContext } from '#backend/rpc/context.ts'
import { type CallSetup, spokenIn, type Texts } from '#shared/domain/calls/index.ts'
import { rowsOfText, type TextRow, writeTexts } from './texts.ts'

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0)

/** The text that stands for a record in lists: in the first language of the call that has it. */
export const firstText = (texts: Texts | undefined, languages: readonly string[]): string =>
  spokenIn(texts, languages[0] ?? '', languages)

/** Columns of the call's own row; its title for lists is the one in its first language. */
export const termColumns = (setup: CallSetup) => ({
  code: setup.code,
  kind: setup.kind,
  direct_award_reason: setup.directAwardReason,
  languages: JSON.stringify(setup.languages),
  envelope_minor: setup.envelopeMinor,
  zone: setup.zone,
  opens_at: setup.opensAt,
  deadline_at: setup.deadlineAt,
  questions_until: setup.questionsUntil,
  applications_per_applicant: setup.applicationsPerApplicant,
  counts_co_applicants: flag(setup.countsCoApplicants),
  blind: flag(setup.blind),
  assessors_needed: setup.assessorsNeeded,
  third_reader_gap: setup.thirdReaderGap,
  tie_break: JSON.stringify(setup.tieBreak),
  clarification_days: setup.clarificationDays,
  complaint_days: setup.complaintDays,
  reserve_until: setup.reserveUntil,
  earliest_start: setup.earliestStart,
  latest_end: setup.latestEnd,
  shortest_months: setup.shortestMonths,
  longest_months: setup.longestMonths,
})

async function writeLots({ trx }: CommandContext, before: CallSetup, after: CallSetup): Promise<void> {
  const kept = new Set(after.lots.map(lot => lot.id))
  for (const lot of before.lots)
    if (!kept.has(lot.id)) await trx.deleteFrom('call_lot').where('id', '=', lot.id).execute()
  // A code that moves from one lot to another must be free in between.
  const old = new Map(before.lots.map((lot, position) => [lot.id, { lot, position }]))
  for (const lot of after.lots)
    if (old.has(lot.id) && old.get(lot.id)?.lot.code !== lot.code)
      await trx
        .updateTable('call_lot')
        .set({ code: `~${lot.id}` })
        .where('id', '=', lot.id)
        .execute()
  for (const [position, lot] of after.lots.entries()) {
    const columns = {
      code: lot.code,
      title: firstText(lot.title, after.languages) || lot.code,
      envelope_minor: lot.envelopeMinor,
      minimum_minor: lot.minimumMinor,
      maximum_minor: lot.maximumMinor,
      cofinancing_percent: lot.cofinancingPercent,
      position,
    }
    const was = old.get(lot.id)
    if (!was)
      await trx
        .insertInto('call_lot')
        .values({ ...columns, id: lot.id, call_id: after.id })
        .execute()
    else if (was.position !== position || JSON.stringify(was.lot) !== JSON.stringify(lot))
      await trx
        .updateTable('call_lot')
        .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
        .where('id', '=', lot.id)
        .execute()
  }
}

async function writeItems({ trx }: CommandContext, before: CallSetup, after: CallSetup): Promise<void> {
  const kept = new Set(after.items.map(item => item.id))
  for (const item of before.items)
    if (!kept.has(item.id)) await trx.deleteFrom('call_item').where('id', '=', item.id).execute()
  const old = new Map(before.items.map((item, position) => [item.id, { item, position }]))
  for (const item of after.items)
    if (old.has(item.id) && old.get(item.id)?.item.code !== item.code)
      await trx
        .updateTable('call_item')
        .set({ code: `~${item.id}` })
        .where('id', '=', item.id)
        .execute()
  for (const [position, item] of after.items.entries()) {
    const columns = {
      kind: item.kind,
      code: item.code,
      required: flag(item.required),
      stage: item.stage,
      validity_months: item.validityMonths,
      position,
    }
    const was = old.get(item.id)
    if (!was)
      await trx
        .insertInto('call_item')
        .values({ ...columns, id: item.id, call_id: after.id })
        .execute()
    else if (was.position !== position || JSON.stringify(was.item) !== JSON.stringify(item))
      await trx
        .updateTable('call_item')
        .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
        .where('id', '=', item.id)
        .execute()
  }
}

/** All texts of a call as single rows. */
const textRows = (setup: CallSetup): readonly TextRow[] => [
  ...Object.entries(setup.texts).flatMap(([field, texts]) => rowsOfText(setup.id, field, texts)),
  ...setup.lots.flatMap(lot => rowsOfText(lot.id, 'title', lot.title)),
  ...setup.items.flatMap(item => rowsOfText(item.id, 'text', item.text)),
]

async function writeCutoffs(
  { trx, newId }: CommandContext,
  before: CallSetup,
  after: CallSetup,
): Promise<void> {
  const old = new Map(before.cutoffs.map(cutoff => [cutoff.number, cutoff.deadlineAt]))
  for (const { number } of before.cutoffs.slice(after.cutoffs.length))
    await trx.deleteFrom('call_cutoff').where('call_id', '=', after.id).where('number', '=', number).execute()
  for (const { number, deadlineAt } of after.cutoffs) {
    if (old.get(number) === deadlineAt) continue
    if (old.has(number))
      await trx
        .updateTable('call_cutoff')
        .set(eb => ({ deadline_at: deadlineAt, version: eb('version', '+', 1) }))
        .where('call_id', '=', after.id)
        .where('number', '=', number)
        .execute()
    else
      await trx
        .insertInto('call_cutoff')
        .values({ id: newId(), call_id: after.id, number, deadline_at: deadlineAt })
        .execute()
  }
}

async function writeInvited(
  { trx, newId }: CommandContext,
  before: CallSetup,
  after: CallSetup,
): Promise<void> {
  for (const id of before.invited)
    if (!after.invited.includes(id))
      await trx
        .deleteFrom('call_invited')
        .where('call_id', '=', after.id)
        .where('organisation_id', '=', id)
        .execute()
  for (const id of after.invited)
    if (!before.invited.includes(id))
      await trx
        .insertInto('call_invited')
        .values({ id: newId(), call_id: after.id, organisation_id: id })
        .execute()
}

/**
 * Stores what differs between two states of a call, row by row, so that the audit shows exactly what changed. Its own row
 * and its form and grid are written by the caller.
 */
export async function writeParts(
  context: CommandContext,
  before: CallSetup,
  after: CallSetup,
): Promise<void> {
  await writeLots(context, before, after)
  await writeItems(context, before, after)
  await writeTexts(context, after.id, textRows(before), textRows(after))
  await writeCutoffs(context, before, after)
  await writeInvited(context, before, after)
}

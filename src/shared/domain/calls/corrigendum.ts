import { at, type Notice, notice } from '../notices/index.ts'
import type { Texts } from './form.ts'
import { CALL_TEXT_FIELDS, type CallSetup, lastDeadline } from './setup.ts'
import { termsRoute } from './timeline.ts'

/** One thing that a corrigendum changes. Values as stored: minor units, UTC instants, days, text; null when not there. */
export type CallChange = {
  readonly part: 'call' | 'text' | 'lot' | 'cutoff' | 'item' | 'invited' | 'form' | 'grid'
  /** Code of the lot or item, number of the cut-off, id of the invited; blank for the call itself. */
  readonly record: string
  readonly field: string
  readonly language: string | null
  readonly before: string | null
  readonly after: string | null
}

type Fact = Omit<CallChange, 'before' | 'after'> & { readonly value: string | null }

const TERMS = [
  'kind',
  'directAwardReason',
  'languages',
  'envelopeMinor',
  'zone',
  'opensAt',
  'deadlineAt',
  'questionsUntil',
  'applicationsPerApplicant',
  'countsCoApplicants',
  'blind',
  'assessorsNeeded',
  'thirdReaderGap',
  'tieBreak',
  'clarificationDays',
  'complaintDays',
  'reserveUntil',
  'earliestStart',
  'latestEnd',
  'shortestMonths',
  'longestMonths',
] as const satisfies readonly (keyof CallSetup)[]

const asText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const fact = (part: Fact['part'], record: string, field: string, value: unknown): Fact => ({
  part,
  record,
  field,
  language: null,
  value: asText(value),
})

const texts = (part: Fact['part'], record: string, field: string, values: Texts): readonly Fact[] =>
  Object.entries(values)
    .filter(([, text]) => text !== '')
    .map(([language, text]) => ({ part, record, field, language, value: text }))

/** Everything that is frozen at opening, as single facts. */
function factsOf(call: CallSetup): readonly Fact[] {
  return [
    ...TERMS.map(field => fact('call', '', field, call[field])),
    ...CALL_TEXT_FIELDS.flatMap(field => texts('text', '', field, call.texts[field] ?? {})),
    ...call.cutoffs.map(cutoff => fact('cutoff', String(cutoff.number), 'deadlineAt', cutoff.deadlineAt)),
    ...call.invited.map(id => fact('invited', id, 'invited', 'true')),
    ...call.lots.flatMap(lot => [
      fact('lot', lot.code, 'envelopeMinor', lot.envelopeMinor),
      fact('lot', lot.code, 'minimumMinor', lot.minimumMinor),
      fact('lot', lot.code, 'maximumMinor', lot.maximumMinor),
      fact('lot', lot.code, 'cofinancingPercent', lot.cofinancingPercent),
      ...texts('lot', lot.code, 'title', lot.title),
    ]),
    ...call.items.flatMap(item => {
      const record = `${item.kind} ${item.code}`
      return [
        fact('item', record, 'required', item.required),
        fact('item', record, 'stage', item.stage),
        fact('item', record, 'validityMonths', item.validityMonths),
        ...texts('item', record, 'text', item.text),
      ]
    }),
    fact('form', '', 'version', call.form?.number ?? null),
    fact('grid', '', 'version', call.grid?.number ?? null),
  ]
}

const keyOf = (known: Fact): string => JSON.stringify([known.part, known.record, known.field, known.language])

/**
 * What differs between two states of a call in all that is frozen at opening, in the order of the guidelines; empty when
 * nothing does. Forms and grids differ by their version number.
 */
export function callChanges(before: CallSetup, after: CallSetup): readonly CallChange[] {
  const old = new Map(factsOf(before).map(known => [keyOf(known), known]))
  const now = new Map(factsOf(after).map(known => [keyOf(known), known]))
  const keys = [...now.keys(), ...[...old.keys()].filter(key => !now.has(key))]
  return keys.flatMap(key => {
    const known = now.get(key) ?? old.get(key)
    const was = old.get(key)?.value ?? null
    const is = now.get(key)?.value ?? null
    if (!known || was === is) return []
    const { part, record, field, language } = known
    return [{ part, record, field, language, before: was, after: is }]
  })
}

/**
 * What stands against a corrigendum: it changes nothing, it shortens the time to apply, its new deadline has passed, or
 * the call no longer takes any, since only an open one does (rule 2). `now` is a UTC instant.
 */
export function corrigendumFaults(before: CallSetup, after: CallSetup, now: string): readonly Notice[] {
  const fix = at('editTerms', termsRoute(before.id))
  const found: Notice[] = []
  if (before.state !== 'open')
    found.push(notice('call', 'CorrigendumTooLate', null, { stateKey: `callState.${before.state}` }))
  const changes = callChanges(before, after)
  if (changes.length === 0) found.push(notice('call', 'NothingChanged', null))
  const was = lastDeadline(before)
  const is = lastDeadline(after)
  if (was !== null && is !== null && is < was) found.push(notice('call', 'DeadlineShortened', fix))
  if (was !== is && is !== null && is <= now) found.push(notice('call', 'NewDeadlinePassed', fix))
  if (before.kind !== after.kind) found.push(notice('call', 'KindChanged', fix))
  return found
}

import { type Problem, problem } from '#shared/kernel/errors.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Entry, EntrySplit } from './entry.ts'

export type ReversalRequest = {
  readonly reason: string
  readonly date: PlainDate
  /** Id of the entry that already reverses the original, if any. */
  readonly reversedById: string | null
}

/** The new entry without its own id, which the backend gives. */
export type Reversal = Omit<Entry, 'id'>

const negated = (minor: number): number => (minor === 0 ? 0 : -minor)

const negatedText = (text: string): string => {
  if (text.startsWith('-')) return text.slice(1)
  return /[1-9]/.test(text) ? `-${text}` : text
}

const negatedSplit = (split: EntrySplit): EntrySplit => ({
  ...split,
  amountMinor: negated(split.amountMinor),
  baseMinor: split.baseMinor === null ? null : negated(split.baseMinor),
})

/**
 * The draft that takes a posted entry back: the same document, lines, rate and shares with negated amounts,
 * naming the original and the reason (domain-rules.md rule 11). It is dated where the correction belongs, so
 * that a locked period stays as it was reported (donor-formats.md section 7 rule 47). Errors:
 * Rule.NotPosted, Rule.AlreadyReversed, Rule.IsReversal, Rule.ReasonNeeded, Rule.ReversalBeforeOriginal.
 */
export function buildReversal(original: Entry, request: ReversalRequest): Result<Reversal, Problem> {
  const refused = refusal(original, request)
  if (refused) return err(refused)
  return ok({
    state: 'draft',
    date: request.date,
    documentNo: original.documentNo,
    documentDate: original.documentDate,
    payee: original.payee,
    description: original.description,
    currency: original.currency,
    amountMinor: negated(original.amountMinor),
    quantity: original.quantity === null ? null : negatedText(original.quantity),
    rate: original.rate,
    baseCurrency: original.baseCurrency,
    baseMinor: original.baseMinor === null ? null : negated(original.baseMinor),
    excludedMinor: negated(original.excludedMinor),
    documentMinor: original.documentMinor === null ? null : negated(original.documentMinor),
    splits: original.splits.map(negatedSplit),
    reversesId: original.id,
    reversalReason: request.reason.trim(),
  })
}

function refusal(original: Entry, request: ReversalRequest): Problem | undefined {
  if (original.state !== 'posted') return problem('Rule.NotPosted', 'problem.reversal.notPosted')
  if (request.reversedById !== null)
    return problem('Rule.AlreadyReversed', 'problem.reversal.alreadyReversed', { by: request.reversedById })
  if (original.reversesId !== null) return problem('Rule.IsReversal', 'problem.reversal.isReversal')
  if (request.reason.trim() === '') return problem('Rule.ReasonNeeded', 'problem.reversal.reasonNeeded')
  if (!isPlainDate(request.date))
    return problem('Validation', 'problem.dateInvalid', { date: request.date.slice(0, 40) })
  if (request.date < original.date)
    return problem('Rule.ReversalBeforeOriginal', 'problem.reversal.beforeOriginal', { date: original.date })
  return undefined
}

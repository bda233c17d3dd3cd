import { isPositiveDecimal } from '#shared/kernel/decimal.ts'
import { convertByDividing } from '#shared/kernel/money.ts'
import { contains, type Period } from '#shared/kernel/period.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { at, type Fix, here, type Notice, notice, type Verdict } from '../notices/index.ts'
import type { Entry } from './entry.ts'
import { sharesAreWhole } from './split.ts'

/** What surrounds an entry when it is posted. */
export type PostingContext = {
  readonly today: PlainDate
  /** Period of the project; null while its dates aren't known. */
  readonly project: Period | null
  /** Budget lines of the entry's own project. */
  readonly lineIds: ReadonlySet<string>
  /** Of them those of the contingency reserve, on which nothing is booked. */
  readonly reserveLineIds?: ReadonlySet<string>
  readonly periods: readonly (Period & { readonly label: string; readonly state: 'open' | 'locked' })[]
  readonly hasEvidence: boolean
  /** Numbers of entries with the same `duplicateKey`. */
  readonly duplicates: readonly string[]
  /** What all projects take of the entry's document when that is more than the document (statement 38). */
  readonly overcharged?: Overcharged | undefined
  /** What the rules of tax and per diems say of the entry; worked out where their figures are. */
  readonly depth?: Verdict | undefined
}

/** A document of which more is charged than it comes to, this entry included. */
export type Overcharged = {
  readonly percent: string
  readonly excessMinor: number
  readonly documentMinor: number
  readonly currency: string
  /** The other entries by number, each with the code of its project. */
  readonly others: readonly string[]
}

const EDIT = here('editEntry')
const rule = (code: string, details: Notice['details'] = {}, fix: Fix = EDIT): Notice =>
  notice('ledger', code, fix, details)

const missing = (text: string): boolean => text.trim() === ''

function documentBlockers(entry: Entry): Notice[] {
  const found: Notice[] = []
  if (entry.state !== 'draft') found.push(rule('AlreadyPosted', {}, here('reverseEntry')))
  if (missing(entry.documentNo)) found.push(rule('DocumentNoMissing'))
  if (missing(entry.payee)) found.push(rule('PayeeMissing'))
  if (entry.amountMinor === 0) found.push(rule('AmountZero'))
  if (entry.reversesId !== null && missing(entry.reversalReason)) found.push(rule('ReasonMissing'))
  return found
}

/** A rate above zero and a base amount; without conversion both amounts are the same. */
function rateBlockers(entry: Entry): Notice[] {
  const { currency, baseCurrency, rate, baseMinor } = entry
  const details = { currency, baseCurrency, date: entry.date }
  if (currency !== baseCurrency && rate === null)
    return [rule('RateMissing', details, at('importRates', '/settings/rates'))]
  if (rate !== null && !isPositiveDecimal(rate)) return [rule('RateInvalid', { ...details, rate })]
  if (baseMinor === null) return [rule('BaseAmountMissing', details)]
  if (currency === baseCurrency && baseMinor !== countedMinor(entry))
    return [baseAmountDiffers(entry, baseMinor)]
  return []
}

/** What of the amount counts: all of it but tax that is claimed back. */
const countedMinor = (entry: Entry): number => entry.amountMinor - entry.excludedMinor

function baseAmountDiffers(entry: Entry, baseMinor: number): Notice {
  const { currency, baseCurrency } = entry
  const expected = convertByDividing(countedMinor(entry), entry.rate ?? '1', currency, baseCurrency) ?? 0
  return rule('BaseAmountDiffers', {
    rate: entry.rate,
    expected: { minor: expected, currency: baseCurrency },
    actual: { minor: baseMinor, currency: baseCurrency },
  })
}

/**
 * A bank's own conversion may miss amount / rate by some cents, since its slip prints a rounded rate: a
 * warning. A reversal mirrors its original and says nothing new.
 */
function conversionWarnings(entry: Entry): Notice[] {
  const { currency, baseCurrency, rate, baseMinor } = entry
  if (currency === baseCurrency || rate === null || baseMinor === null || entry.reversesId !== null) return []
  const expected = convertByDividing(countedMinor(entry), rate, currency, baseCurrency)
  if (expected === undefined) return []
  // Parts of one document carry its cents: each may be a cent off so that together they are the document.
  const slack = entry.documentMinor === null ? 0 : 1
  return Math.abs(expected - baseMinor) <= slack ? [] : [baseAmountDiffers(entry, baseMinor)]
}

const splitsDiffer = (expected: number, actual: number, currency: string): Notice =>
  rule('SplitsDiffer', { expected: { minor: expected, currency }, actual: { minor: actual, currency } })

function splitBlockers(entry: Entry, { lineIds, reserveLineIds }: PostingContext): Notice[] {
  const { splits } = entry
  if (splits.length === 0) return [rule('SplitMissing')]
  const found: Notice[] = []
  if (splits.some(split => split.lineId === null)) found.push(rule('LineMissing'))
  if (splits.some(split => split.lineId !== null && !lineIds.has(split.lineId)))
    found.push(rule('LineOfOtherProject', {}, here('chooseLine')))
  if (splits.some(split => split.lineId !== null && reserveLineIds?.has(split.lineId)))
    found.push(rule('ReserveLine', {}, here('chooseLine')))
  if (!sharesAreWhole(splits.map(split => split.share)))
    found.push(rule('SharesNotWhole', { shares: splits.map(split => split.share) }))
  const amount = splits.reduce((sum, split) => sum + split.amountMinor, 0)
  const base = splits.reduce((sum, split) => sum + (split.baseMinor ?? 0), 0)
  if (amount !== entry.amountMinor) found.push(splitsDiffer(entry.amountMinor, amount, entry.currency))
  else if (entry.baseMinor !== null && base !== entry.baseMinor)
    found.push(splitsDiffer(entry.baseMinor, base, entry.baseCurrency))
  return found
}

/** That a document is charged above itself, naming the other entries. */
export function overchargedBlockers(overcharged: Overcharged): readonly Notice[] {
  const { percent, excessMinor, documentMinor, currency, others } = overcharged
  return [
    rule(
      'DocumentOvercharged',
      {
        percent,
        document: { minor: documentMinor, currency },
        excess: { minor: excessMinor, currency },
        entries: others,
      },
      here('compareEntries'),
    ),
  ]
}

/** Date inside the project and outside every locked period. */
function dateBlockers(entry: Entry, context: PostingContext): Notice[] {
  if (!isPlainDate(entry.date)) return [rule('DateInvalid', { date: entry.date })]
  const found: Notice[] = []
  const { project } = context
  if (project && !contains(project, entry.date))
    found.push(rule('OutsideProject', { date: entry.date, start: project.start, end: project.end }))
  const locked = context.periods.find(period => period.state === 'locked' && contains(period, entry.date))
  if (locked)
    found.push(
      rule(
        'PeriodLocked',
        { date: entry.date, period: locked.label, start: locked.start, end: locked.end },
        here('useOpenPeriod'),
      ),
    )
  return found
}

function warningsOf(entry: Entry, context: PostingContext): Notice[] {
  const found = conversionWarnings(entry)
  if (context.duplicates.length > 0)
    found.push(rule('Duplicate', { entries: context.duplicates }, here('compareEntries')))
  if (entry.amountMinor < 0 && entry.reversesId === null) found.push(rule('NegativeWithoutOriginal'))
  if (!context.hasEvidence && entry.reversesId === null)
    found.push(rule('EvidenceMissing', {}, here('attachEvidence')))
  if (missing(entry.description)) found.push(rule('DescriptionMissing'))
  if (entry.date > context.today) found.push(rule('DateInFuture', { date: entry.date }))
  if (entry.documentDate !== null && entry.documentDate > entry.date)
    found.push(rule('DocumentAfterEntry', { date: entry.date, documentDate: entry.documentDate }))
  if (context.project === null) found.push(rule('ProjectDatesUnknown', {}, here('editProject')))
  if (!context.periods.some(period => contains(period, entry.date)))
    found.push(rule('NoPeriod', { date: entry.date }, here('addPeriod')))
  return found
}

/**
 * Whether an entry may be posted (domain-rules.md rule 11, donor-formats.md section 10 rules 7 and 13).
 * Blockers: document number, payee, amount, rate, base amount, splits (100 %, sums), budget line of the own
 * project, no line of the reserve (what is released in writing is spent on a heading, S36), date inside the project,
 * period not locked, document charged above 100 % over all projects. Warnings: base amount off the rate, possible
 * duplicate, negative without an original, no evidence, no description, date in the future, document after the
 * entry, no reporting period.
 */
export function postingVerdict(entry: Entry, context: PostingContext): Verdict {
  return {
    blockers: [
      ...documentBlockers(entry),
      ...rateBlockers(entry),
      ...splitBlockers(entry, context),
      ...dateBlockers(entry, context),
      ...(context.overcharged ? overchargedBlockers(context.overcharged) : []),
      ...(context.depth?.blockers ?? []),
    ],
    warnings: [...warningsOf(entry, context), ...(context.depth?.warnings ?? [])],
  }
}

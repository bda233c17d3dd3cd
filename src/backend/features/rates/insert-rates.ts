import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ExchangeRate } from '#shared/domain/rates/index.ts'
import { compareDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { monthKey } from '#shared/kernel/plain-date.ts'
import { ratesOfLockedPeriods, storedRates } from './repository.ts'

/** Rows per statement: far below SQLite's limit of bound values. */
const CHUNK = 500

/** A new rate that says otherwise than the stored one. */
export interface RateConflict {
  /** Place of the offered rate in the given rows. */
  readonly row: number
  readonly offered: ExchangeRate
  readonly stored: string
  /** Locked periods reported at the stored rate; a rate they used is never replaced. */
  readonly usedIn: readonly { readonly project: string; readonly period: number }[]
}

export interface RateOutcome {
  readonly created: number
  readonly unchanged: number
  readonly replaced: number
  /** Differing rates that were left as stored. */
  readonly conflicts: readonly RateConflict[]
}

export interface RateOptions {
  readonly importedFrom: string
  /** Whether differing rates that no locked period used are replaced; otherwise they are only reported. */
  readonly replace: boolean
}

const NOTHING: RateOutcome = { created: 0, unchanged: 0, replaced: 0, conflicts: [] }

type StoredRate = Awaited<ReturnType<typeof storedRates>>[number]
type LockedUse = Awaited<ReturnType<typeof ratesOfLockedPeriods>>[number]

const keyOf = (rate: ExchangeRate): string =>
  JSON.stringify([rate.source, rate.base, rate.currency, rate.kind, rate.date])

/** A month's rate is dated on the month's first day, whatever day a table prints (domain/rates). */
export const normalRate = (rate: ExchangeRate): ExchangeRate =>
  rate.kind === 'month' ? { ...rate, date: `${monthKey(rate.date)}-01` } : rate

function sameValue(a: string, b: string): boolean {
  const left = parseDecimal(a)
  const right = parseDecimal(b)
  return left !== undefined && right !== undefined && compareDecimal(left, right) === 0
}

function checkRate(rate: ExchangeRate, row: number): void {
  const value = parseDecimal(rate.rate)
  if (!value || value.digits <= 0n)
    throw new ProblemError(problem('Validation', 'problem.rateInvalid', { rate: rate.rate, row: row + 1 }))
  if (rate.base === rate.currency)
    throw new ProblemError(
      problem('Validation', 'problem.rates.sameCurrency', { currency: rate.currency, row: row + 1 }),
    )
}

/** True when a locked period was reported at this rate; a mean used every rate of its period or month. */
function wasUsed(use: LockedUse, rate: ExchangeRate): boolean {
  if (use.source !== rate.source || use.base !== rate.base || use.currency !== rate.currency) return false
  if (use.policy === 'end_month_mean' && use.date !== null) return monthKey(use.date) === monthKey(rate.date)
  if (use.policy !== 'period_mean') return use.date === rate.date
  return rate.date >= `${monthKey(use.start)}-01` && rate.date <= use.end
}

const usesOf = (uses: readonly LockedUse[], rate: ExchangeRate): RateConflict['usedIn'] => {
  const found = uses.filter(use => wasUsed(use, rate))
  const names = new Map(found.map(use => [`${use.project}|${use.period}`, use]))
  return [...names.values()].map(({ project, period }) => ({ project, period }))
}

interface Sorted {
  readonly fresh: readonly ExchangeRate[]
  readonly differing: readonly (RateConflict & { readonly id: string })[]
  readonly unchanged: number
}

/** Parts the offered rates into new, equal and differing ones; of equal keys within one file the first counts. */
function sortRates(rates: readonly ExchangeRate[], stored: readonly StoredRate[]): Sorted {
  const known = new Map(stored.map(rate => [keyOf(rate), { id: rate.id, rate: rate.rate }]))
  const fresh: ExchangeRate[] = []
  const differing: (RateConflict & { id: string })[] = []
  let unchanged = 0
  for (const [row, rate] of rates.entries()) {
    const key = keyOf(rate)
    const present = known.get(key)
    if (!present) {
      fresh.push(rate)
      known.set(key, { id: '', rate: rate.rate })
    } else if (sameValue(present.rate, rate.rate)) unchanged += 1
    else differing.push({ row, offered: rate, stored: present.rate, usedIn: [], id: present.id })
  }
  return { fresh, differing, unchanged }
}

async function compareWithStored(db: Reader, rates: readonly ExchangeRate[]): Promise<Sorted> {
  const dates = rates.map(rate => rate.date).toSorted()
  const stored = await storedRates(db, {
    sources: [...new Set(rates.map(rate => rate.source))],
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
  })
  const sorted = sortRates(rates, stored)
  if (sorted.differing.length === 0) return sorted
  const uses = await ratesOfLockedPeriods(db)
  const differing = sorted.differing.map(conflict => ({
    ...conflict,
    usedIn: usesOf(uses, conflict.offered),
  }))
  return { ...sorted, differing }
}

/** What storing these rates would do, without storing them: for a dry run. Throws like `insertRates`. */
export async function previewRates(db: Reader, rows: readonly ExchangeRate[]): Promise<RateOutcome> {
  rows.forEach(checkRate)
  if (rows.length === 0) return NOTHING
  const { fresh, differing, unchanged } = await compareWithStored(db, rows.map(normalRate))
  const conflicts = differing.map(({ id: _id, ...conflict }) => conflict)
  return { created: fresh.length, unchanged, replaced: 0, conflicts }
}

/**
 * Stores published rates. The same value again changes nothing; another value for the same source, pair and
 * date is reported, and with `replace` taken over unless a locked period was reported at the stored one.
 * Throws `Validation` on a rate that is not above zero or of a currency against itself, naming the row.
 */
export async function insertRates(
  context: CommandContext,
  rows: readonly ExchangeRate[],
  options: RateOptions,
): Promise<RateOutcome> {
  rows.forEach(checkRate)
  if (rows.length === 0) return NOTHING
  const { trx } = context
  const { fresh, differing, unchanged } = await compareWithStored(trx, rows.map(normalRate))
  for (let start = 0; start < fresh.length; start += CHUNK)
    await trx
      .insertInto('exchange_rate')
      .values(
        fresh
          .slice(start, start + CHUNK)
          .map(rate => ({ ...rate, id: context.newId(), imported_from: options.importedFrom })),
      )
      .execute()
  const replaceable = differing.filter(
    conflict => options.replace && conflict.usedIn.length === 0 && conflict.id !== '',
  )
  for (const { id, offered } of replaceable)
    await trx
      .updateTable('exchange_rate')
      .set({ rate: offered.rate, imported_from: options.importedFrom })
      .where('id', '=', id)
      .execute()
  const left = differing.filter(conflict => !replaceable.includes(conflict))
  return {
    created: fresh.length,
    unchanged,
    replaced: replaceable.length,
    conflicts: left.map(({ id: _id, ...conflict }) => conflict),
  }
}

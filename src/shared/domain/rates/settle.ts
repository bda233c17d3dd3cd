import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { type Decimal, formatDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { convertByDividing } from '#shared/kernel/money.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { fifo, type LayerDraw } from './fifo.ts'
import {
  byDate,
  type CurrencyPair,
  convertAtInstalmentRate,
  type Instalment,
  instalmentRate,
  type LocalItem,
  major,
  weightedRate,
} from './instalments.ts'
import { quotient } from './mean.ts'
import type { ChosenRate, LayerPolicy } from './rate.ts'

/** A rate and the amount at it, worked out together; minor units of the base currency. */
export type SettledRate = ChosenRate & { readonly baseMinor: number }

/** What one instalment pays of an item, in both currencies. */
export type SettledDraw<Layer extends Instalment> = {
  readonly layer: Layer
  readonly localMinor: number
  readonly baseMinor: number
}

export type LayerSettlement<Layer extends Instalment> = SettledRate & {
  /** Only with `fifo`: the parts, whose amounts add up to the item in both currencies. */
  readonly draws: readonly SettledDraw<Layer>[]
}

/** Decimals a printed rate is kept with; the amount itself is worked out exactly. */
const RATE_DECIMALS = 12

function rateText(rate: Decimal | undefined): string | undefined {
  if (!rate || rate.digits <= 0n) return undefined
  return formatDecimal(rate.scale > RATE_DECIMALS ? roundHalfUp(rate, RATE_DECIMALS) : rate)
}

const missing = (item: LocalItem, pair: CurrencyPair): Problem =>
  problem('Rule.InstalmentMissing', 'problem.instalmentMissing', {
    date: item.date,
    currency: pair.local,
    base: pair.base,
  })

const received = <Layer extends Instalment>(layers: readonly Layer[], item: LocalItem): readonly Layer[] =>
  layers.filter(layer => layer.date <= item.date && layer.localMinor > 0 && layer.baseMinor > 0)

/** Rate of the last money received on or before the day. */
function atLast<Layer extends Instalment>(
  item: LocalItem,
  layers: readonly Layer[],
  pair: CurrencyPair,
): Result<LayerSettlement<Layer>, Problem> {
  const last = byDate(layers).at(-1)
  const converted = last && convertAtInstalmentRate([item], [last], pair)
  const rate = last && rateText(instalmentRate(last, pair))
  if (!last || !converted?.ok || rate === undefined) return err(missing(item, pair))
  return ok({ rate, source: 'instalment', date: last.date, baseMinor: converted.value[0] ?? 0, draws: [] })
}

/** Mean of everything received up to the day, by weight: money that comes later moves nothing. */
function atMean<Layer extends Instalment>(
  item: LocalItem,
  layers: readonly Layer[],
  pair: CurrencyPair,
): Result<LayerSettlement<Layer>, Problem> {
  const exact = weightedRate(layers, pair)
  const rate = rateText(exact)
  const last = byDate(layers).at(-1)
  const baseMinor = exact && convertByDividing(item.localMinor, formatDecimal(exact), pair.local, pair.base)
  if (!last || rate === undefined || baseMinor === undefined) return err(missing(item, pair))
  return ok({ rate, source: 'weighted', date: last.date, baseMinor, draws: [] })
}

/** The parts' amounts in base currency: by the largest remainder, so that they add up to the item's. */
function shared<Layer extends Instalment>(
  baseMinor: number,
  draws: readonly LayerDraw[],
  layers: readonly Layer[],
): readonly SettledDraw<Layer>[] {
  const weights = draws.map(({ instalment, localMinor }) => {
    const worth = BigInt(Math.abs(localMinor)) * BigInt(instalment.baseMinor) * 10n ** 24n
    return String(worth / BigInt(instalment.localMinor))
  })
  const isNothing = weights.every(weight => weight === '0')
  const amounts = isNothing ? weights.map(() => 0) : allocateByLargestRemainder(baseMinor, weights)
  return draws.flatMap(({ instalment, localMinor }, place) => {
    const layer = layers.find(candidate => candidate === instalment)
    return layer ? [{ layer, localMinor, baseMinor: amounts[place] ?? 0 }] : []
  })
}

/** First in, first out; all of the item must be covered. */
function byFifo<Layer extends Instalment>(
  item: LocalItem,
  layers: readonly Layer[],
  pair: CurrencyPair,
): Result<LayerSettlement<Layer>, Problem> {
  const [found] = fifo([item], layers, pair).items
  if (found?.uncoveredMinor !== 0)
    return err(
      problem('Rule.LayersShort', 'problem.layersShort', {
        date: item.date,
        base: pair.base,
        currency: pair.local,
        amount: { minor: item.localMinor, currency: pair.local },
        uncovered: { minor: found?.uncoveredMinor ?? item.localMinor, currency: pair.local },
      }),
    )
  const { baseMinor, draws } = found
  const last = draws.at(-1)?.instalment
  const effective =
    baseMinor === 0
      ? last && instalmentRate(last, pair)
      : quotient(major(item.localMinor, pair.local), major(baseMinor, pair.base), RATE_DECIMALS * 2)
  const rate = rateText(effective)
  if (!last || rate === undefined) return err(missing(item, pair))
  return ok({ rate, source: 'fifo', date: last.date, baseMinor, draws: shared(baseMinor, draws, layers) })
}

/**
 * An amount by what was received in its currency: at the rate of the last instalment (statement 26), first in first
 * out, or at the weighted mean (statement 27). Only money received on or before the item's day counts. The rate is
 * the effective one, of the amount and its conversion; the date is that of the newest money used. Errors:
 * Rule.InstalmentMissing, Rule.LayersShort with what is not covered.
 * @example settleByLayers('fifo', { date: '2024-03-20', localMinor: 41_234_567 }, layers, pair) // FX-04: 351790
 */
export function settleByLayers<Layer extends Instalment>(
  policy: LayerPolicy,
  item: LocalItem,
  layers: readonly Layer[],
  pair: CurrencyPair,
): Result<LayerSettlement<Layer>, Problem> {
  if (policy === 'fifo')
    return byFifo(
      item,
      layers.filter(layer => layer.localMinor > 0 && layer.baseMinor > 0),
      pair,
    )
  const usable = received(layers, item)
  return policy === 'instalment' ? atLast(item, usable, pair) : atMean(item, usable, pair)
}

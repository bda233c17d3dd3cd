import { add, type Decimal, divideHalfUp, multiply } from '#shared/kernel/decimal.ts'
import { minorFromDecimal } from '#shared/kernel/money.ts'
import { byDate, type CurrencyPair, type Instalment, type LocalItem, major } from './instalments.ts'

/** Part of an item that one instalment pays; below zero where a refund gives back to it. */
export type LayerDraw = { readonly instalment: Instalment; readonly localMinor: number }

/** Base amount of an item, the part of it in local currency that no instalment covers, and what paid it. */
export type FifoResult = {
  readonly baseMinor: number
  readonly uncoveredMinor: number
  readonly draws: readonly LayerDraw[]
}

/** What is left of an instalment in local currency, after all items. */
export type LayerRest = { readonly instalment: Instalment; readonly leftMinor: number }

type Layer = { readonly instalment: Instalment; left: number }

/** Takes a cost from the oldest layers that had arrived on its day. */
function draw(item: LocalItem, layers: readonly Layer[]): LayerDraw[] {
  let open = item.localMinor
  const draws: LayerDraw[] = []
  for (const layer of layers) {
    if (open <= 0 || layer.instalment.date > item.date) break
    const taken = Math.min(open, layer.left)
    if (taken <= 0) continue
    layer.left -= taken
    open -= taken
    draws.push({ instalment: layer.instalment, localMinor: taken })
  }
  return draws
}

/** Gives a refund back to the layers used last, at their own rate. */
function giveBack(item: LocalItem, layers: readonly Layer[]): LayerDraw[] {
  let open = -item.localMinor
  const draws: LayerDraw[] = []
  for (const layer of layers.toReversed()) {
    const used = layer.instalment.localMinor - layer.left
    const given = Math.min(open, used)
    if (given <= 0) continue
    layer.left += given
    open -= given
    draws.push({ instalment: layer.instalment, localMinor: -given })
  }
  return draws
}

/** Base amount of one draw at 30 decimals, so that only the sum of an item is rounded to the cent. */
function worth({ instalment, localMinor }: LayerDraw, pair: CurrencyPair): Decimal {
  const product = multiply(major(localMinor, pair.local), major(instalment.baseMinor, pair.base))
  return divideHalfUp(product, major(instalment.localMinor, pair.local), 30) ?? { digits: 0n, scale: 0 }
}

/**
 * Items taken from the instalments first in, first out; one that crosses a layer is converted in parts and
 * rounded once (FX-04). Money not yet received on an item's date covers nothing. Items are taken in the order
 * given; one below zero (a refund) goes back to the layers used last. The draws of an item and what is uncovered
 * add up to it, and what is drawn and what is left of a layer add up to the layer.
 */
export function fifo(
  items: readonly LocalItem[],
  instalments: readonly Instalment[],
  pair: CurrencyPair,
): { readonly items: readonly FifoResult[]; readonly layers: readonly LayerRest[] } {
  const layers: Layer[] = byDate(instalments)
    .filter(instalment => instalment.localMinor > 0)
    .map(instalment => ({ instalment, left: instalment.localMinor - (instalment.usedMinor ?? 0) }))
  const results = items.map(item => {
    const draws = item.localMinor < 0 ? giveBack(item, layers) : draw(item, layers)
    const base = draws.map(part => worth(part, pair)).reduce(add, { digits: 0n, scale: 0 })
    const covered = draws.reduce((sum, part) => sum + part.localMinor, 0)
    return {
      baseMinor: minorFromDecimal(base, pair.base) ?? 0,
      uncoveredMinor: item.localMinor - covered,
      draws,
    }
  })
  return { items: results, layers: layers.map(({ instalment, left }) => ({ instalment, leftMinor: left })) }
}

/** The items of `fifo` alone. */
export const convertFifo = (
  items: readonly LocalItem[],
  instalments: readonly Instalment[],
  pair: CurrencyPair,
): readonly FifoResult[] => fifo(items, instalments, pair).items

import type { CommandContext } from '#backend/rpc/context.ts'
import { splitAmounts } from '#shared/domain/ledger/index.ts'
import { type SettledDraw, settleByLayers } from '#shared/domain/rates/index.ts'
import { convertByDividing, sumMinor } from '#shared/kernel/money.ts'
import { demoId, type idSequence } from '../deterministic.ts'
import { insertAll } from '../insert-all.ts'
import { projectId } from '../programme.ts'
import { bankRate, boughtFor, FIFO_PROJECT } from '../rates.ts'
import type { DemoEntry } from './entry.ts'

const BASE = 'EUR'
/** The bank's slips are of the day of the first payments. */
const SLIP_DAY = '02'
/** Months of one purchase, in tenths: a quarter and a little more. */
const MONTHS_AHEAD = 32
/** Local currencies are bought in ten thousands, in minor units. */
const ROUND = 1_000_000
/** What stays for the entries that people try: about so many euros in each currency. */
const LEFT_OVER_MINOR = 600_000

/** One purchase of currency; what is used of it grows as entries are paid. */
interface Layer {
  readonly id: string
  readonly currency: string
  readonly date: string
  readonly baseMinor: number
  readonly localMinor: number
  readonly rate: string
  usedMinor: number
}

/** What an entry took of which purchase, and the rate that follows from it. */
export interface Settled {
  readonly rate: string
  readonly date: string
  readonly draws: readonly SettledDraw<Layer>[]
}

/** What a month's entries cost by what was bought, and the purchases they needed. */
export interface SettledMonth {
  readonly entries: readonly DemoEntry[]
  readonly purchases: readonly Layer[]
}

const left = (layers: readonly Layer[]): number =>
  sumMinor(layers.map(layer => layer.localMinor - layer.usedMinor))

/** Most that is out at any time of the month; reversals give back. */
function needOf(entries: readonly DemoEntry[]): number {
  let [now, most] = [0, 0]
  for (const { amountMinor } of entries) {
    now += amountMinor
    most = Math.max(most, now)
  }
  return most
}

const isForeign = (entry: DemoEntry) => entry.project === FIFO_PROJECT && entry.currency !== BASE

/** Currency bought ahead and used up first in, first out, as the contract of SOE-11 converts. */
export class Purse {
  readonly #layers = new Map<string, Layer[]>()
  #bought = 0

  #buy(currency: string, atLeast: number, month: string): Layer {
    const localMinor = Math.ceil(atLeast / ROUND) * ROUND
    const rate = bankRate(currency, month)
    this.#bought += 1
    const layer: Layer = {
      id: demoId('currency_conversion', `${FIFO_PROJECT} ${this.#bought}`),
      currency,
      date: `${month}-${SLIP_DAY}`,
      baseMinor: convertByDividing(localMinor, rate, currency, BASE) ?? 0,
      localMinor,
      rate,
      usedMinor: 0,
    }
    this.#layers.set(currency, [...(this.#layers.get(currency) ?? []), layer])
    return layer
  }

  /** Buys what a month's entries need beyond what is left, a quarter ahead. */
  #prepare(entries: readonly DemoEntry[], month: string): readonly Layer[] {
    return [...Map.groupBy(entries, entry => entry.currency)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([currency, own]) => {
        const open = (this.#layers.get(currency) ?? []).filter(layer => layer.usedMinor < layer.localMinor)
        this.#layers.set(currency, open)
        const need = needOf(own)
        return need <= left(open)
          ? []
          : [this.#buy(currency, Math.ceil((need * MONTHS_AHEAD) / 10) - left(open), month)]
      })
  }

  #settle(entry: DemoEntry): DemoEntry {
    const { date, currency, amountMinor, parts } = entry
    const pair = { base: BASE, local: currency }
    const found = settleByLayers(
      'fifo',
      { date, localMinor: amountMinor },
      this.#layers.get(currency) ?? [],
      pair,
    )
    if (!found.ok) throw new RangeError(`No ${currency} left on ${date}`)
    const { rate, baseMinor, draws } = found.value
    for (const draw of draws) draw.layer.usedMinor += draw.localMinor
    const amounts = splitAmounts(
      amountMinor,
      baseMinor,
      parts.map(part => part.share),
    )
    return {
      ...entry,
      rate,
      baseMinor,
      parts: parts.map((part, place) => ({ ...part, baseMinor: amounts[place]?.baseMinor ?? 0 })),
      settled: { rate, date: found.value.date, draws },
    }
  }

  /** Gives back exactly what the original took. */
  #giveBack(entry: DemoEntry, original: DemoEntry): DemoEntry {
    const draws = (original.settled?.draws ?? []).map(({ layer, localMinor, baseMinor }) => {
      layer.usedMinor -= localMinor
      return { layer, localMinor: -localMinor, baseMinor: -baseMinor }
    })
    return {
      ...entry,
      reverses: original,
      rate: original.rate,
      baseMinor: -original.baseMinor,
      parts: original.parts.map(part => ({
        ...part,
        amountMinor: -part.amountMinor,
        baseMinor: -part.baseMinor,
      })),
      settled: original.settled && { ...original.settled, draws },
    }
  }

  /** Entries of one month in the order of their days, each with what it took; other contracts' pass as they are. */
  settleMonth(sorted: readonly DemoEntry[], month: string): SettledMonth {
    const purchases = this.#prepare(sorted.filter(isForeign), month)
    const done = new Map<string, DemoEntry>()
    const entries = sorted.map(entry => {
      if (!isForeign(entry)) return entry
      const original = entry.reverses && done.get(entry.reverses.id)
      const settled = original ? this.#giveBack(entry, original) : this.#settle(entry)
      done.set(entry.id, settled)
      return settled
    })
    return { entries, purchases }
  }

  /** Tops each currency up, so that what is still a draft, and what people try, finds money. */
  topUp(currencies: readonly string[], month: string): readonly Layer[] {
    return currencies.flatMap(currency => {
      const local = boughtFor(LEFT_OVER_MINOR, bankRate(currency, month), currency)
      const rest = left(this.#layers.get(currency) ?? [])
      return rest >= local ? [] : [this.#buy(currency, local - rest, month)]
    })
  }
}

/** Writes purchases before the entries that were paid out of them. */
export const insertPurchases = ({ trx }: CommandContext, purchases: readonly Layer[]): Promise<void> =>
  insertAll(
    trx,
    'currency_conversion',
    purchases.map(layer => ({
      id: layer.id,
      project_id: projectId(FIFO_PROJECT),
      date: layer.date,
      from_currency: BASE,
      from_minor: layer.baseMinor,
      to_currency: layer.currency,
      to_minor: layer.localMinor,
      rate: layer.rate,
      slip_no: `SLIP-${layer.date}-${layer.currency} (invented)`,
    })),
  )

/** Writes what each entry took of which purchase. */
export async function insertDraws(
  { trx }: CommandContext,
  entries: readonly DemoEntry[],
  newId: ReturnType<typeof idSequence>,
): Promise<void> {
  await insertAll(
    trx,
    'rate_draw',
    entries.flatMap(({ id, settled }) =>
      (settled?.draws ?? []).map(({ layer, localMinor, baseMinor }, position) => ({
        id: newId(),
        entry_id: id,
        position,
        fund_movement_id: null,
        conversion_id: layer.id,
        local_minor: localMinor,
        base_minor: baseMinor,
      })),
    ),
  )
}

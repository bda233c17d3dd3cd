import { splitAmounts } from '#shared/domain/ledger/index.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { endOfMonth } from '#shared/kernel/plain-date.ts'
import type { Random } from '../deterministic.ts'
import { organisationName } from '../facts/organisations.ts'
import { projectRate } from '../rates.ts'
import { priceFor, taxInside } from './amounts.ts'
import type { Cell, Recipient } from './cell.ts'
import type { DemoEntry, EntryPart } from './entry.ts'
import { type EntryTexts, REVERSAL_REASONS, taxPercent, textsFor } from './texts.ts'

const BASE = 'EUR'
/** Nothing is paid on the first of a month; rates hold from here on. */
const FIRST_DAY = 2

/** Weights of the three rows of one pay run: net pay, contributions, tax. */
const PAY_RUN = [64, 24, 12]

/** Shares in percent of bills that two or three lines carry. */
const TWO_WAY: readonly (readonly string[])[] = [
  ['60', '40'],
  ['70', '30'],
  ['66.67', '33.33'],
]
const THREE_WAY: readonly (readonly string[])[] = [
  ['50', '30', '20'],
  ['40', '35', '25'],
  ['33.34', '33.33', '33.33'],
]

/** What carries over from month to month while the ledger is made. */
export interface Running {
  /** Planned and not yet spent, by project and line; negative when a line was charged more than its plan. */
  readonly carry: Map<string, number>
  /** Spent so far, by project and line. */
  readonly spent: Map<string, number>
  readonly newId: () => string
  /** A regular entry in so many is first typed wrong and reversed; 0 for none. */
  readonly mistakeEvery: number
  regular: number
  mistakesLeft: number
  order: number
}

export const lineKey = (project: string, line: string): string => `${project} ${line}`

const added = (map: Map<string, number>, key: string, minor: number) =>
  map.set(key, sumMinor([map.get(key) ?? 0, minor]))

/** Charges to the running sums what entries cost more or less than they were priced at. */
export function recharge(
  running: Running,
  priced: readonly DemoEntry[],
  settled: readonly DemoEntry[],
): void {
  for (const [place, entry] of settled.entries())
    for (const [index, part] of entry.parts.entries()) {
      const more = part.baseMinor - (priced[place]?.parts[index]?.baseMinor ?? 0)
      if (more === 0) continue
      added(running.carry, lineKey(entry.project, part.line), -more)
      added(running.spent, lineKey(entry.project, part.line), more)
    }
}

function chooseCurrency(cell: Cell, random: Random): string {
  let draw = random.integer(1, 100)
  for (const [currency, percent] of cell.mix) {
    draw -= percent
    if (draw <= 0) return currency
  }
  return BASE
}

/** What each line of the month can still take of shared bills, by line. */
type Room = Map<string, number>

/** Lines that carry a bill of this cell: mostly its own alone, sometimes a second or third one of the same kind. */
function sharing(cell: Cell, random: Random, targetMinor: number, room: Room) {
  const draw = random.integer(1, 100)
  const ways = draw <= 9 ? 3 : draw <= 30 ? 2 : 1
  const others = cell.sharedWith.filter(line => (room.get(line) ?? 0) > targetMinor * 2).slice(0, ways - 1)
  if (others.length === 0) return null
  return { lines: [cell.line, ...others], shares: random.pick(others.length === 1 ? TWO_WAY : THREE_WAY) }
}

function partsOf(
  cell: Cell,
  random: Random,
  price: { readonly amountMinor: number; readonly baseMinor: number },
  shared: { readonly lines: readonly string[]; readonly shares: readonly string[] } | null,
): readonly EntryPart[] {
  const lines = shared?.lines ?? [cell.line]
  const shares = shared?.shares ?? ['100']
  const amounts = splitAmounts(price.amountMinor, price.baseMinor, shares)
  const activity = cell.activities.length === 0 ? null : random.pick(cell.activities)
  return lines.map((line, index) => ({
    line,
    workPackage: cell.workPackage,
    activity,
    share: shares[index] ?? '0',
    amountMinor: amounts[index]?.amountMinor ?? 0,
    baseMinor: amounts[index]?.baseMinor ?? 0,
  }))
}

const dayText = (month: string, day: number) => `${month}-${String(day).padStart(2, '0')}`

/** The third party of an entry: the first of two gets most. */
function recipientOf(cell: Cell, random: Random): Recipient | undefined {
  const [first, second] = cell.recipients
  return second !== undefined && random.chance(40) ? second : first
}

function wordsOf(
  cell: Cell,
  random: Random,
  currency: string,
  order: number,
): EntryTexts & { subGrantNo: string } {
  const texts = textsFor(cell.kind, random, currency, order)
  const recipient = recipientOf(cell, random)
  if (!recipient) return { ...texts, subGrantNo: '' }
  return { ...texts, payee: organisationName(recipient.organisation), subGrantNo: recipient.agreementNo }
}

/** One entry near `targetMinor`, charged to the running sums. */
function makeEntry(
  cell: Cell,
  running: Running,
  random: Random,
  parts: { targetMinor: number; order: number; room: Room },
): DemoEntry {
  const currency = chooseCurrency(cell, random)
  const { rate } = projectRate(cell.project, currency, dayText(cell.month, FIRST_DAY))
  const price = priceFor(parts.targetMinor, currency, rate, BASE)
  const quantity = parts.order === 0 ? cell.units : null
  // Units belong to one line, so a bill that counts some is not shared.
  const shared = quantity === null ? sharing(cell, random, parts.targetMinor, parts.room) : null
  const split = partsOf(cell, random, price, shared)
  for (const part of split) {
    added(running.carry, lineKey(cell.project, part.line), -part.baseMinor)
    added(running.spent, lineKey(cell.project, part.line), part.baseMinor)
    added(parts.room, part.line, -part.baseMinor)
  }
  const percent = taxPercent(cell.kind, currency)
  const { subGrantNo, ...texts } = wordsOf(cell, random, currency, parts.order)
  running.order += 1
  return {
    ...texts,
    id: running.newId(),
    project: cell.project,
    date: dayText(cell.month, random.integer(FIRST_DAY, 28)),
    kind: cell.kind,
    documentAge: random.integer(0, 9),
    payer: cell.payers[currency] ?? null,
    intervention: cell.intervention,
    subGrantNo,
    currency,
    ...price,
    vatMinor: percent === null ? null : taxInside(price.amountMinor, percent),
    rate,
    quantity,
    parts: split,
    reverses: null,
    reason: '',
    order: running.order,
    settled: null,
  }
}

const negated = (part: EntryPart): EntryPart => ({
  ...part,
  amountMinor: -part.amountMinor,
  baseMinor: -part.baseMinor,
})

/** A wrong entry before the right one, and its reversal between the two. */
function withMistake(entry: DemoEntry, running: Running, random: Random): readonly DemoEntry[] {
  const day = random.integer(2, 16)
  const month = entry.date.slice(0, 7)
  const wrong: DemoEntry = {
    ...entry,
    id: running.newId(),
    date: dayText(month, day),
    quantity: null,
    order: running.order + 1,
  }
  const reversal: DemoEntry = {
    ...wrong,
    id: running.newId(),
    date: dayText(month, day + 4),
    amountMinor: -wrong.amountMinor,
    baseMinor: -wrong.baseMinor,
    vatMinor: wrong.vatMinor === null ? null : -wrong.vatMinor,
    parts: wrong.parts.map(negated),
    reverses: wrong,
    reason: random.pick(REVERSAL_REASONS),
    order: running.order + 2,
  }
  running.order += 2
  running.mistakesLeft -= 1
  return [wrong, reversal, { ...entry, date: dayText(month, random.integer(day + 5, 28)) }]
}

function cellEntries(
  cell: Cell,
  count: number,
  running: Running,
  random: Random,
  room: Room,
): readonly DemoEntry[] {
  const key = lineKey(cell.project, cell.line)
  added(running.carry, key, cell.targetMinor)
  const due = running.carry.get(key) ?? 0
  if (count === 0 || due <= 0) return []
  const weights = Array.from({ length: count }, (_, order) =>
    cell.kind === 'personnel' ? (PAY_RUN[order % 3] ?? 1) : random.integer(70, 130),
  )
  return allocateByLargestRemainder(due, weights).flatMap((targetMinor, order) => {
    const entry = makeEntry(cell, running, random, { targetMinor: Math.max(1, targetMinor), order, room })
    running.regular += 1
    const mistaken = running.mistakeEvery > 0 && running.regular % running.mistakeEvery === 0
    return mistaken && running.mistakesLeft > 0 ? withMistake(entry, running, random) : [entry]
  })
}

/** All entries of one month, in the order of their dates; `counts` says how many each cell gets. */
export function monthEntries(
  cells: readonly { readonly cell: Cell; readonly count: number }[],
  running: Running,
  random: Random,
): readonly DemoEntry[] {
  const rooms = new Map<string, Room>()
  for (const { cell, count } of cells) {
    const room = rooms.get(cell.project) ?? new Map()
    rooms.set(cell.project, room.set(cell.line, count > 0 ? cell.targetMinor : 0))
  }
  return cells.flatMap(({ cell, count }) =>
    cellEntries(cell, count, running, random, rooms.get(cell.project) ?? new Map()),
  )
}

/** An entry of the month's last day that follows from what was spent, such as overhead. */
export function derivedEntry(
  running: Running,
  parts: {
    readonly project: string
    readonly line: string
    readonly month: string
    readonly amountMinor: number
    readonly payee: string
    readonly description: string
    readonly payer: string | null
    readonly intervention: string | null
  },
): DemoEntry {
  const { project, line, month, amountMinor, ...texts } = parts
  added(running.spent, lineKey(project, line), amountMinor)
  running.order += 1
  return {
    ...texts,
    id: running.newId(),
    project,
    date: endOfMonth(`${month}-01`),
    kind: 'overhead',
    documentType: 'Journal voucher',
    series: 'JV',
    documentAge: 0,
    subGrantNo: '',
    currency: BASE,
    amountMinor,
    baseMinor: amountMinor,
    vatMinor: null,
    rate: '1',
    quantity: null,
    parts: [{ line, workPackage: null, activity: null, share: '100', amountMinor, baseMinor: amountMinor }],
    reverses: null,
    reason: '',
    order: running.order,
    settled: null,
  }
}

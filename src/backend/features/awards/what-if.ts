import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { drawLine, type Line, type LineSettings } from '#shared/domain/awards/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { type Money, moneyOf } from './pots.ts'
import {
  competes,
  lineRows,
  requireRanking,
  rowsOfRanking,
  type StoredRow,
  shownRows,
} from './ranking-rows.ts'
import { type CallTerms, callTerms, groupOf } from './terms.ts'

type Settings = Pick<ParsedInputOf<'rankings.whatIf'>, 'whenFull' | 'places' | 'without' | 'amounts'>

const settingsOf = (input: Settings, rows: readonly StoredRow[]): LineSettings => ({
  whenFull: input.whenFull,
  places: new Map(input.places.map(({ lotId, places }) => [groupOf(lotId), places])),
  without: new Set(input.without),
  amounts: new Map([
    ...rows.flatMap(({ id, recommendedMinor }) =>
      recommendedMinor === null ? [] : [[id, recommendedMinor] as const],
    ),
    ...input.amounts.map(({ applicationId, amountMinor }) => [applicationId, amountMinor] as const),
  ]),
})

export interface Drawn {
  readonly terms: CallTerms
  readonly money: Money
  readonly rows: readonly StoredRow[]
  readonly line: Line
}

/** The line of money on a ranking, by settings that are stored nowhere. Throws NotFound. */
export async function drawn(db: Reader, actor: Actor, rankingId: string, settings: Settings): Promise<Drawn> {
  const ranking = await requireRanking(db, rankingId)
  const terms = await callTerms(db, ranking.call_id)
  const money = await moneyOf(db, terms)
  const rows = await rowsOfRanking(db, actor, rankingId)
  const total = Math.min(money.schemeFreeMinor, money.line?.freeMinor ?? Number.MAX_SAFE_INTEGER)
  const pots = money.pots.map(({ id, freeMinor }) => ({ group: groupOf(id), freeMinor }))
  return {
    terms,
    money,
    rows,
    line: drawLine(lineRows(terms, rows), pots, total, settingsOf(settings, rows)),
  }
}

/** `rankings.whatIf`: one page of the ranking with the line drawn on the whole of it. */
export async function whatIf(
  db: Reader,
  actor: Actor,
  input: ParsedInputOf<'rankings.whatIf'>,
): Promise<OutputOf<'rankings.whatIf'>> {
  const { terms, money, rows, line } = await drawn(db, actor, input.rankingId, input)
  const places = new Map(line.rows.map(row => [row.id, row]))
  const wanted = input.lotId === null ? rows : rows.filter(row => row.lotId === input.lotId)
  const page = wanted.slice(input.offset, input.offset + input.limit)
  const usedMinor = sumMinor(line.groups.map(group => group.usedMinor))
  const competing = new Map<string, number>()
  for (const { lotId } of rows.filter(competes))
    competing.set(groupOf(lotId), (competing.get(groupOf(lotId)) ?? 0) + 1)
  return {
    rows: await shownRows(db, terms, page, id => {
      const found = places.get(id)
      return { place: found?.place ?? null, proposedMinor: found?.proposedMinor ?? 0 }
    }),
    total: wanted.length,
    pots: line.groups.map(({ group, freeMinor, usedMinor: used, leftMinor, places: count }) => ({
      lotId: group === '' ? null : group,
      freeMinor,
      usedMinor: used,
      leftMinor,
      places: count,
      ranked: competing.get(group) ?? 0,
    })),
    usedMinor,
    schemeLeftMinor: sumMinor([money.schemeFreeMinor, -usedMinor]),
    lineLeftMinor: money.line ? sumMinor([money.line.freeMinor, -usedMinor]) : null,
  }
}

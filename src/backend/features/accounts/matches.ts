import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import {
  itemKey,
  type MatchPart,
  type MatchProposal,
  matchFaults,
  type OpenLine,
  proposeMatches,
} from '#shared/domain/accounts/index.ts'
import { here } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { reconciledTo, requireAccount } from './account.ts'
import { blocker, refuseIf } from './blockers.ts'
import { ALWAYS, type BookMovement, movementsOf, openItems, openLines } from './open-sides.ts'
import { recordColumns } from './record-columns.ts'

interface Sides {
  readonly lines: readonly OpenLine[]
  readonly items: readonly BookMovement[]
  readonly signedTo: PlainDate | undefined
}

async function sidesOf(db: Reader, accountId: string): Promise<Sides> {
  return {
    lines: await openLines(db, accountId, ALWAYS),
    items: openItems(await movementsOf(db, accountId, ALWAYS)),
    signedTo: (await reconciledTo(db, [accountId])).get(accountId),
  }
}

/** Movements of the books for matching by hand, the oldest first. Throws NotFound. */
export async function openBookItems(db: Reader, accountId: string): Promise<OutputOf<'matches.items'>> {
  const { currency } = await requireAccount(db, accountId)
  const items = openItems(await movementsOf(db, accountId, ALWAYS))
  return {
    currency,
    rows: items.map(({ id, reversesId: _, ...item }) => ({ ...item, recordId: id })),
  }
}

/** A line and a movement that a signed sheet covers both stay as they were signed. */
const isSigned = (lineDay: PlainDate, itemDay: PlainDate, signedTo: PlainDate | undefined): boolean =>
  signedTo !== undefined && lineDay <= signedTo && itemDay <= signedTo

function withoutSigned(
  proposals: readonly MatchProposal[],
  { lines, items, signedTo }: Sides,
): readonly MatchProposal[] {
  const lineDays = new Map(lines.map(line => [line.id, line.date]))
  const itemDays = new Map(items.map(item => [itemKey(item), item.date]))
  return proposals.filter(({ parts }) =>
    parts.every(
      part =>
        !isSigned(
          lineDays.get(part.lineId) ?? '',
          itemDays.get(itemKey({ kind: part.kind, id: part.recordId })) ?? '',
          signedTo,
        ),
    ),
  )
}

/** Proposals as the data stand. Throws NotFound. */
export async function propose(
  db: Reader,
  accountId: string,
  days: number,
): Promise<OutputOf<'matches.propose'>> {
  const { currency } = await requireAccount(db, accountId)
  const sides = await sidesOf(db, accountId)
  const proposals = withoutSigned(proposeMatches(sides.lines, sides.items, { days }), sides)
  return {
    currency,
    proposals: proposals.map(({ parts, certainty, reasons }) => ({
      parts: parts.map(part => ({ ...part })),
      certainty,
      reasons: [...reasons],
    })),
  }
}

function againstParts(parts: readonly MatchPart[], sides: Sides, currency: string): Notice[] {
  const { lines, items, signedTo } = sides
  const lineById = new Map(lines.map(line => [line.id, line]))
  const itemByKey = new Map(items.map(item => [itemKey(item), item]))
  const faults = matchFaults(parts, lines, items).map(fault => {
    const line = 'lineId' in fault ? lineById.get(fault.lineId) : undefined
    const amounts =
      'openMinor' in fault
        ? {
            open: { minor: fault.openMinor, currency },
            wanted: { minor: fault.wantedMinor, currency },
          }
        : {}
    return blocker(`Match${fault.code}`, { date: line?.date ?? '', ...amounts }, here('chooseOther'))
  })
  const signed = parts.flatMap(part => {
    const line = lineById.get(part.lineId)
    const item = itemByKey.get(itemKey({ kind: part.kind, id: part.recordId }))
    return line && item && isSigned(line.date, item.date, signedTo)
      ? [blocker('MatchSigned', { date: line.date, asOf: signedTo ?? '' }, here('removeReconciliation'))]
      : []
  })
  return [...faults, ...signed]
}

/**
 * Matches the named parts, or everything certain, all or nothing; never more than what is open on either side. Returns
 * how many parts. Throws NotFound, Rule.Blocked.
 */
export async function confirmMatches(
  context: CommandContext,
  input: ParsedInputOf<'matches.confirm'>,
): Promise<number> {
  const { trx } = context
  const { currency } = await requireAccount(trx, input.accountId)
  const sides = await sidesOf(trx, input.accountId)
  const byHand = 'parts' in input
  const parts = byHand
    ? input.parts
    : withoutSigned(proposeMatches(sides.lines, sides.items, { days: input.days }), sides)
        .filter(({ certainty }) => certainty === 'certain')
        .flatMap(proposal => proposal.parts)
  refuseIf('match', againstParts(parts, sides, currency))
  for (const part of parts)
    await trx
      .insertInto('account_match')
      .values({
        id: context.newId(),
        account_line_id: part.lineId,
        ...recordColumns(part.kind, part.recordId),
        amount_minor: part.amountMinor,
        method: byHand ? 'by_hand' : 'automatic',
        matched_by: context.actor.personId,
        matched_at: context.now,
      })
      .execute()
  return parts.length
}

/** Takes matches back that no signed sheet covers. Throws NotFound, Rule.Blocked. */
export async function undoMatches({ trx }: CommandContext, ids: readonly string[]): Promise<number> {
  const rows = await trx
    .selectFrom('account_matched as x')
    .innerJoin('account_movement as m', join =>
      join
        .onRef('m.account_id', '=', 'x.account_id')
        .onRef('m.kind', '=', 'x.kind')
        .onRef('m.record_id', '=', 'x.record_id'),
    )
    .select(['x.match_id as id', 'x.account_id', 'x.booked_on', 'm.date'])
    .where('x.match_id', 'in', [...ids])
    .execute()
  const gone = ids.find(id => !rows.some(row => row.id === id))
  if (gone !== undefined) throw new ProblemError(problem('NotFound', 'problem.notFound.match', { id: gone }))
  const signed = await reconciledTo(trx, [...new Set(rows.map(row => row.account_id))])
  refuseIf(
    'undoMatch',
    rows.flatMap(row => {
      const signedTo = signed.get(row.account_id)
      return isSigned(row.booked_on, row.date, signedTo)
        ? [
            blocker(
              'MatchSigned',
              { date: row.booked_on, asOf: signedTo ?? '' },
              here('removeReconciliation'),
            ),
          ]
        : []
    }),
  )
  await trx
    .deleteFrom('account_match')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(ids).size
}

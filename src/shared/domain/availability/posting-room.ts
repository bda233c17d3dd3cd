import { sumMinor } from '#shared/kernel/money.ts'
import { at, type Notice, notice } from '../notices/index.ts'
import type { CommitmentLine } from './commitment.ts'

/**
 * What posting direct cost does to lines that have no room for it: a warning for each, never a blocker, since cost that
 * arose is booked where it belongs and the budget answers by an addendum. Lines of null are in no signed budget and are
 * told elsewhere. Amounts in minor units of the project's currency.
 */
export function postingRoomWarnings(
  parts: readonly { readonly line: CommitmentLine | null; readonly minor: number }[],
): Notice[] {
  const byLine = Map.groupBy(
    parts.filter(part => part.line !== null),
    part => part.line?.code,
  )
  return [...byLine.values()].flatMap(own => {
    const line = own[0]?.line
    const asked = sumMinor(own.map(part => part.minor))
    if (!line || asked <= 0 || asked <= line.freeMinor) return []
    const { code, currency, freeMinor } = line
    return [
      notice('ledger', 'AboveFree', at('moveMoney', line.budgetRoute), {
        line: code,
        free: { minor: freeMinor, currency },
        asked: { minor: asked, currency },
        excess: { minor: sumMinor([asked, -freeMinor]), currency },
      }),
    ]
  })
}

import { recordColumns } from '#backend/features/accounts/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { addDays, earlier } from '#shared/kernel/plain-date.ts'
import { demoId, idSequence } from '../deterministic.ts'
import { insertAll } from '../insert-all.ts'
import { personId } from '../people.ts'

/** The days that a statement covers, and its number. */
export interface Quarter {
  readonly start: string
  readonly end: string
  readonly label: string
}

interface StatementFacts {
  readonly accountId: string
  readonly quarter: Quarter
  readonly openingMinor: number
  /** What the books moved by the quarter's end and the bank has yet to show: the last ones. */
  readonly outstanding: number
  /** Lines that nobody has matched yet: the last ones. */
  readonly unmatched: number
}

/** Days after the quarter when its lines were matched. */
const MATCHED_AFTER = 6

/** What the bank writes beside an amount. */
const BANK_TEXT = {
  entry: 'Pagesë',
  fund: 'Pranim',
  forwarded: 'Transfertë',
  conversion: 'Këmbim valute',
  transfer: 'Tërheqje parash',
} as const

/** What the books say moved the account in the quarter, in the order of the days. */
const movementsOf = ({ trx }: CommandContext, { accountId, quarter }: StatementFacts) =>
  trx
    .selectFrom('account_movement')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('date', '<=', quarter.end)
    .orderBy('date')
    .orderBy('record_id')
    .execute()

type Movement = Awaited<ReturnType<typeof movementsOf>>[number]

function linesOf(shown: readonly Movement[], { accountId, quarter, openingMinor }: StatementFacts) {
  const newId = idSequence(`account_line ${accountId}`)
  let balance = openingMinor
  return shown.map((movement, position) => {
    balance = sumMinor([balance, movement.effect_minor])
    return {
      id: newId(),
      statement_id: demoId('account_statement', accountId),
      position,
      booked_on: earlier(addDays(movement.date, 1), quarter.end),
      amount_minor: movement.effect_minor,
      counterparty: movement.counterparty.toUpperCase(),
      reference: `TRX-${position + 1} (invented)`,
      description: `${BANK_TEXT[movement.kind]} ${movement.document_no || movement.reference}`.trim(),
      balance_minor: balance,
    }
  })
}

const matchOf = (movement: Movement, lineId: string, { quarter }: StatementFacts) => ({
  id: demoId('account_match', lineId),
  account_line_id: lineId,
  ...recordColumns(movement.kind, movement.record_id),
  amount_minor: movement.effect_minor,
  method: 'automatic' as const,
  matched_by: personId('finance'),
  matched_at: `${addDays(quarter.end, MATCHED_AFTER)}T09:00:00.000Z`,
})

/** The bank's statement of the quarter: a line the day after each movement but the last, matched but for the last lines. */
export async function insertStatement(context: CommandContext, facts: StatementFacts): Promise<void> {
  const { trx } = context
  const { accountId, quarter, openingMinor, outstanding, unmatched } = facts
  const movements = await movementsOf(context, facts)
  const shown = movements.slice(0, Math.max(0, movements.length - outstanding))
  if (shown.length === 0) return
  const lines = linesOf(shown, facts)
  await insertAll(trx, 'account_statement', [
    {
      id: demoId('account_statement', accountId),
      account_id: accountId,
      number: quarter.label,
      start_date: quarter.start,
      end_date: quarter.end,
      opening_minor: openingMinor,
      closing_minor: lines.at(-1)?.balance_minor ?? openingMinor,
      source_file: 'invented-statement.csv',
      file_hash: null,
    },
  ])
  await insertAll(trx, 'account_line', lines)
  const matched = shown.slice(0, Math.max(0, shown.length - unmatched))
  await insertAll(
    trx,
    'account_match',
    matched.map((movement, index) => matchOf(movement, lines[index]?.id ?? '', facts)),
  )
}

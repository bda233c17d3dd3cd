import { projectTerms } from '#backend/features/ledger/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { RECEIPTS } from './balance.ts'
import { projectCashForecast } from './cash-forecast.ts'
import { fundChain } from './chain.ts'
import { listConversions } from './conversions.ts'
import { deviationsOf, percentOf } from './deviations.ts'
import { exchangeDifferences } from './exchange-differences.ts'
import { listMovements } from './movements.ts'
import { requirePeriod } from './period-scope.ts'
import { positionAt } from './position.ts'
import { listTransfers } from './transfers.ts'

export const queries = {
  'funds.list': async ({ db }, { projectId }) => {
    const { currency } = await projectTerms(db, projectId)
    const rows = await listMovements(db, projectId)
    const receipts = rows.filter(row => RECEIPTS.includes(row.kind))
    return {
      rows: rows.map(row => ({
        id: row.id,
        version: row.version,
        kind: row.kind,
        date: row.date,
        organisation:
          row.organisation_id === null
            ? null
            : { id: row.organisation_id, name: row.organisation_name ?? '' },
        amount: money(row.amount_minor, row.currency),
        rate: row.rate,
        base: money(row.base_minor, currency),
        reference: row.reference,
        note: row.note,
        requestId: row.request_id,
        account: row.account_id === null ? null : { id: row.account_id, name: row.account_name ?? '' },
      })),
      received: money(sumMinor(receipts.map(row => row.base_minor)), currency),
    }
  },
  'funds.chain': ({ db }, { projectId }) => fundChain(db, projectId),
  'funds.cashForecast': ({ db }, input) => projectCashForecast(db, input),
  'funds.exchangeDifferences': ({ db }, { projectId }) => exchangeDifferences(db, projectId),
  'conversions.list': async ({ db }, { projectId }) => ({ rows: await listConversions(db, projectId) }),
  'transfers.list': async ({ db }, { projectId }) => ({ rows: await listTransfers(db, projectId) }),
  'funds.position': ({ db }, { periodId }) => positionAt(db, periodId),
  'deviations.list': async ({ db }, { periodId }) => {
    const { currency, limit, lines } = await deviationsOf(db, await requirePeriod(db, periodId))
    const shown = lines.filter(
      line => line.explain || line.note !== '' || (limit === null && line.deviationMinor !== 0),
    )
    return {
      currency,
      limitPercent: limit === null ? null : percentOf(limit),
      rows: shown.map(({ line, deviationMinor, percent, explain, note, noteVersion }) => ({
        lineId: line.lineId,
        code: line.code,
        label: line.label,
        budget: line.budgetPeriodMinor,
        outcome: line.outcomePeriodMinor,
        deviation: deviationMinor,
        percent: percent ?? '',
        explain,
        note,
        noteVersion,
      })),
    }
  },
} satisfies HandlersOf<
  | 'funds.list'
  | 'funds.position'
  | 'funds.chain'
  | 'funds.cashForecast'
  | 'funds.exchangeDifferences'
  | 'conversions.list'
  | 'transfers.list'
  | 'deviations.list'
>

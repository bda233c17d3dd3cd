import { sumMinor } from '#shared/kernel/money.ts'
import { monthKey } from '#shared/kernel/plain-date.ts'
import { type CheckInput, cents, count, fromSheet, text, type Value } from '../model/index.ts'
import { sheetKey } from './currency-sheet.ts'
import type { CurrencySheet, SettlementFigures, SettlementRow } from './data.ts'

const LEDGER = '/money/ledger'
/** Entries named in the sentence of a check; more are counted only. */
const MOST_NAMED = 8

/** Each sheet holds what the ledger holds in its currency. */
function sheetCheck({ ledger }: SettlementFigures, { currency, amountMinor }: CurrencySheet): CheckInput {
  return {
    id: `VIS-1 ${currency}`,
    textKey: 'documents.visegrad.check.ledger',
    details: { currency },
    expected: cents(ledger.byCurrency.get(currency) ?? 0, currency),
    actual: fromSheet(sheetKey(currency), 'total', 'amount', {
      kind: 'money',
      minor: amountMinor,
      currency,
    }),
    blocking: true,
    fixRoute: LEDGER,
  }
}

/** Column 5 must say who was paid, why and for which output. */
const isIncomplete = ({ entry, output }: SettlementRow): boolean =>
  entry.payee === '' || entry.description === '' || output === ''

function descriptionCheck({ project, sheets }: SettlementFigures): readonly CheckInput[] {
  if (project.rule('cost_description_required') !== 'true') return []
  const found = sheets.flatMap(sheet => sheet.rows.filter(isIncomplete))
  const named = found.slice(0, MOST_NAMED).map(row => String(row.entry.entryNo))
  return [
    {
      id: 'VIS-4',
      textKey: 'documents.visegrad.check.description',
      details: { entries: named.length === 0 ? '–' : named.join(', ') },
      expected: count(0),
      actual: count(found.length),
      fixRoute: LEDGER,
    },
  ]
}

/** The mean of the last month must be published; until then another month stands for it. */
function rateChecks({ project, method, sheets }: SettlementFigures): readonly CheckInput[] {
  if (method !== 'end_month_mean') return []
  return sheets
    .filter(sheet => sheet.currency !== project.currency)
    .map(({ currency, rate }) => ({
      id: `VIS-5 ${currency}`,
      textKey: 'documents.visegrad.check.month',
      details: { currency },
      expected: text(monthKey(project.end)),
      actual: text(monthKey(rate.date)),
      fixRoute: '/settings/rates',
    }))
}

/** What the Fund looks at first (donor-formats.md section 5 and section 10). */
export function settlementChecks(figures: SettlementFigures): CheckInput[] {
  const { project, sheets, budget, total, ledger } = figures
  const { currency } = project
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const lines = budget.rows.filter(row => row.kind !== 'heading')
  return [
    ...sheets.map(sheet => sheetCheck(figures, sheet)),
    {
      id: 'VIS-2',
      textKey: 'documents.visegrad.check.lines',
      expected: fromSheet(
        'rates',
        'total',
        'settled',
        value(sumMinor(sheets.map(sheet => sheet.settledMinor))),
      ),
      actual: fromSheet('summary', 'total', 'settled', value(total.settledMinor)),
      blocking: true,
      fixRoute: LEDGER,
    },
    {
      id: 'VIS-3',
      textKey: 'documents.visegrad.check.budget',
      expected: fromSheet('summary', 'total', 'budget', value(sumMinor(lines.map(row => row.amountMinor)))),
      actual: fromSheet('summary', 'total', 'accepted', value(total.acceptedMinor)),
      rule: 'at-most',
      fixRoute: `/projects/${project.id}/budget`,
    },
    ...descriptionCheck(figures),
    ...rateChecks(figures),
    {
      id: 'VIS-6',
      textKey: 'documents.visegrad.check.outside',
      expected: count(0),
      actual: count(ledger.outside),
      fixRoute: LEDGER,
    },
  ]
}

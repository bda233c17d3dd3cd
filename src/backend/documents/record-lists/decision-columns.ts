import type { DecisionRow } from '#shared/contract/decisions.ts'
import type { DecisionColumn } from '#shared/contract/list-exports.ts'
import { blank, cents, date, type Translate } from '../model/index.ts'
import { joined, type RecordColumn, words } from './columns.ts'

type Column = RecordColumn<DecisionRow>

/** Columns of the decisions of a call in the order wanted, with the words of the screen. */
export function decisionColumns(t: Translate, currency: string, wanted: readonly DecisionColumn[]): Column[] {
  const money = (key: DecisionColumn, of: (row: DecisionRow) => number | null): Column => ({
    key,
    header: t(`awards.${key}In`, { currency }),
    width: 16,
    format: 'money',
    value: row => {
      const minor = of(row)
      return minor === null ? blank() : cents(minor, currency)
    },
  })
  const shapes: Readonly<Record<DecisionColumn, Column>> = {
    decidedOn: {
      key: 'decidedOn',
      header: t('awards.decidedOn'),
      width: 14,
      format: 'date',
      value: row => date(row.decidedOn),
    },
    reference: words('reference', t('awards.reference'), 16, row => row.reference),
    applicant: words('applicant', t('awards.applicant'), 32, row => row.applicant),
    title: words('title', t('awards.project'), 44, row => row.title),
    lot: words('lot', t('awards.lot'), 8, row => row.lotCode),
    outcome: words('outcome', t('awards.outcome'), 24, row => t(`decisionOutcome.${row.outcome}`)),
    requested: money('requested', row => row.requestedMinor),
    recommended: money('recommended', row => row.recommendedMinor),
    awarded: money('awarded', row => row.awardedMinor),
    money: words('money', t('awards.money'), 16, row =>
      row.reservation === null ? '' : t(`reservationState.${row.reservation}`),
    ),
    why: words('why', t('awards.why'), 60, row =>
      joined([
        row.reasonCode !== '' && t(`rejectionReason.${row.reasonCode}`),
        row.reason,
        row.rankException,
        row.conditions,
      ]),
    ),
    decidedBy: words('decidedBy', t('awards.decidedBy'), 24, row => row.decidedBy),
  }
  return wanted.map(name => shapes[name])
}

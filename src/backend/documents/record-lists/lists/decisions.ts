import { listDecisions } from '#backend/features/awards/index.ts'
import type { DecisionRow } from '#shared/contract/decisions.ts'
import type { DecisionColumn } from '#shared/contract/list-columns.ts'
import { money as amountOf } from '#shared/kernel/money.ts'
import { applicantName } from '../../basis/names.ts'
import type { Translate } from '../../model/index.ts'
import { day, joined, money, type RecordColumn, words } from '../columns.ts'
import { inOrder, type ListReader, tableOf, WHOLE } from '../record-list.ts'

type Column = RecordColumn<DecisionRow>

function shapes(t: Translate, currency: string): Readonly<Record<DecisionColumn, Column>> {
  const figure = (key: DecisionColumn, of: (row: DecisionRow) => number | null): Column =>
    money(key, t(`awards.${key}In`, { currency }), row => {
      const minor = of(row)
      return minor === null ? null : amountOf(minor, currency)
    })
  return {
    decidedOn: day('decidedOn', t('awards.decidedOn'), row => row.decidedOn),
    reference: words('reference', t('awards.reference'), 16, row => row.reference),
    applicant: words('applicant', t('awards.applicant'), 32, row => applicantName(t, row.applicant)),
    title: words('title', t('awards.project'), 44, row => row.title),
    lot: words('lot', t('awards.lot'), 8, row => row.lotCode),
    outcome: words('outcome', t('awards.outcome'), 24, row => t(`decisionOutcome.${row.outcome}`)),
    requested: figure('requested', row => row.requestedMinor),
    recommended: figure('recommended', row => row.recommendedMinor),
    awarded: figure('awarded', row => row.awardedMinor),
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
}

/** The decisions of a call. */
export const decisions: ListReader<'decisions'> = async ({ db, t, actor }, { callId, columns }) => {
  const { rows, currency } = await listDecisions(db, actor, { callId, applicationId: null, ...WHOLE })
  return tableOf('awards.decisions', rows, inOrder(columns, shapes(t, currency)))
}

import { Link } from '@tanstack/react-router'
import { ApplicantName, Figure, type ListColumn, useWords } from '#renderer/ui/index.ts'
import type { DecisionRow } from '#shared/contract/decisions.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

/** Reason, exception and conditions of a decision in one line. */
export function useWhy(): (row: DecisionRow) => string {
  const { say } = useWords()
  return row =>
    [
      row.reasonCode === '' ? '' : say(`rejectionReason.${row.reasonCode}`),
      row.reason,
      row.rankException,
      row.conditions,
    ]
      .filter(part => part !== '')
      .join(' · ')
}

/** Pixels: each head is read whole, in both languages. */
const MONEY_WIDTH = { requested: 132, recommended: 156, awarded: 122 } as const

/** Columns of the list of decisions: requested, recommended and awarded apart. */
export function useDecisionColumns(currency: string): readonly ListColumn<DecisionRow>[] {
  const { t, say, locale } = useWords()
  const why = useWhy()
  const money = (
    id: 'requested' | 'recommended' | 'awarded',
    of: (row: DecisionRow) => number | null,
  ): ListColumn<DecisionRow> => ({
    id,
    label: t(`awards.${id}In`, { currency }),
    width: MONEY_WIDTH[id],
    align: 'right',
    cell: row => {
      const minor = of(row)
      return <Figure amount={minor === null ? null : { minor, currency }} />
    },
  })
  return [
    {
      id: 'decidedOn',
      label: t('awards.decidedOn'),
      width: 100,
      fixed: true,
      cell: row => formatDate(row.decidedOn, locale),
    },
    {
      id: 'reference',
      label: t('awards.reference'),
      width: 118,
      cell: row => (
        <Link to="/grants/applications/$applicationId/decision" params={{ applicationId: row.applicationId }}>
          {row.reference}
        </Link>
      ),
    },
    {
      id: 'applicant',
      label: t('awards.applicant'),
      width: 150,
      grow: true,
      isName: true,
      cell: row => <ApplicantName name={row.applicant} />,
    },
    {
      id: 'title',
      label: t('awards.project'),
      width: 200,
      hidden: true,
      isName: true,
      cell: row => row.title,
    },
    { id: 'lot', label: t('awards.lot'), width: 48, cell: row => row.lotCode },
    {
      id: 'outcome',
      label: t('awards.outcome'),
      width: 130,
      isName: true,
      cell: row => t(`decisionOutcome.${row.outcome}`),
    },
    money('requested', row => row.requestedMinor),
    money('recommended', row => row.recommendedMinor),
    money('awarded', row => row.awardedMinor),
    {
      id: 'money',
      label: t('awards.money'),
      width: 96,
      cell: row => (row.reservation === null ? '' : say(`reservationState.${row.reservation}`)),
    },
    { id: 'why', label: t('awards.why'), width: 220, hidden: true, cell: why },
    { id: 'decidedBy', label: t('awards.decidedBy'), width: 140, hidden: true, cell: row => row.decidedBy },
  ]
}

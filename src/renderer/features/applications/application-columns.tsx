import { Badge, Group } from '@mantine/core'
import {
  ApplicantName,
  Figure,
  InventedBadge,
  type ListColumn,
  ReviewBadge,
  useWords,
} from '#renderer/ui/index.ts'
import type { ApplicationRow } from '#shared/contract/applications.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'

const COLOURS: Readonly<Record<ApplicationRow['state'], string>> = {
  draft: 'gray',
  submitted: 'teal',
  late: 'amber',
  admin_check: 'amber',
  clarification_requested: 'amber',
  eligible: 'teal',
  ineligible: 'red',
  in_evaluation: 'amber',
  evaluated: 'teal',
  recommended: 'teal',
  reserve: 'amber',
  not_recommended: 'gray',
  doc_check: 'amber',
  awarded: 'teal',
  rejected: 'red',
  expired: 'gray',
  withdrawn: 'gray',
}

/** The state of an application as the staff calls it. */
export function ApplicationStateBadge({ state }: { readonly state: ApplicationRow['state'] }) {
  const { t } = useWords()
  return (
    <Badge color={COLOURS[state]} variant="light">
      {t(`applicationState.${state}`)}
    </Badge>
  )
}

/** What to mind about an application: marked for review, made up. */
export function ApplicationMarks(props: { readonly row: ApplicationRow; readonly small?: boolean }) {
  const { t } = useWords()
  const { row, small = false } = props
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {row.needsReview ? <ReviewBadge small={small} note={t('application.needsReviewHelp')} /> : null}
      {row.invented ? <InventedBadge small={small} /> : null}
    </Group>
  )
}

/** Columns of the list of applications. */
export function useApplicationColumns(): readonly ListColumn<ApplicationRow>[] {
  const { t, locale } = useWords()
  return [
    {
      id: 'referenceNo',
      label: t('application.referenceNo'),
      width: 112,
      fixed: true,
      sortKey: 'referenceNo',
      cell: row => row.referenceNo,
    },
    {
      id: 'applicant',
      label: t('application.applicant'),
      width: 200,
      isName: true,
      sortKey: 'applicant',
      cell: row => <ApplicantName name={row.applicantName} />,
    },
    {
      id: 'title',
      label: t('application.title'),
      width: 162,
      grow: true,
      isName: true,
      sortKey: 'title',
      cell: row => row.title,
    },
    {
      id: 'state',
      label: t('application.state'),
      width: 164,
      sortKey: 'state',
      cell: row => <ApplicationStateBadge state={row.state} />,
    },
    { id: 'call', label: t('application.call'), width: 110, hidden: true, cell: row => row.call.code },
    { id: 'lot', label: t('application.lot'), width: 52, cell: row => row.lot?.code ?? '' },
    {
      id: 'requested',
      label: t('application.requested'),
      width: 116,
      align: 'right',
      sortKey: 'requested',
      cell: row => <Figure amount={row.requested} withCurrency />,
    },
    {
      id: 'received',
      label: t('application.receivedAt'),
      width: 210,
      hidden: true,
      sortKey: 'received',
      cell: row => (row.receivedAt === null ? '' : formatZoned(row.receivedAt, row.call.zone, locale)),
    },
    {
      id: 'average',
      label: t('application.average'),
      width: 72,
      align: 'right',
      sortKey: 'average',
      cell: row => (row.average === null ? '' : formatDecimalText(row.average, locale)),
    },
    {
      id: 'rank',
      label: t('application.rank'),
      width: 76,
      align: 'right',
      sortKey: 'rank',
      cell: row => row.rank ?? '',
    },
    {
      id: 'location',
      label: t('application.location'),
      width: 140,
      hidden: true,
      cell: row => row.location,
    },
    {
      id: 'intake',
      label: t('application.intake'),
      width: 150,
      hidden: true,
      cell: row => t(`intake.${row.intake}`),
    },
    {
      id: 'marks',
      label: t('application.marks'),
      width: 92,
      cell: row => <ApplicationMarks row={row} small />,
    },
  ]
}

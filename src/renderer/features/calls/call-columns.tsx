import { Badge } from '@mantine/core'
import { Figure, InventedBadge, type ListColumn, useWords } from '#renderer/ui/index.ts'
import type { CallRow } from '#shared/contract/calls.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'

const COLOURS: Readonly<Record<CallRow['state'], string>> = {
  setup: 'gray',
  ready: 'gray',
  open: 'teal',
  closed: 'amber',
  in_evaluation: 'amber',
  decided: 'teal',
  informed: 'teal',
  contracting: 'teal',
  archived: 'gray',
  cancelled: 'red',
}

/** The state of a call by its internal name. */
export function CallStateBadge({ state }: { readonly state: CallRow['state'] }) {
  const { t } = useWords()
  return (
    <Badge color={COLOURS[state]} variant="light">
      {t(`callState.${state}`)}
    </Badge>
  )
}

/** Columns of the list of calls. */
export function useCallColumns(): readonly ListColumn<CallRow>[] {
  const { t, locale } = useWords()
  return [
    { id: 'code', label: t('call.code'), width: 104, fixed: true, sortKey: 'code', cell: row => row.code },
    {
      id: 'title',
      label: t('call.title'),
      width: 200,
      grow: true,
      isName: true,
      sortKey: 'title',
      cell: row => row.title,
    },
    {
      id: 'marks',
      label: t('call.marks'),
      width: 60,
      cell: row => (row.invented ? <InventedBadge small /> : null),
    },
    { id: 'kind', label: t('call.kind'), width: 130, hidden: true, cell: row => t(`callKind.${row.kind}`) },
    { id: 'scheme', label: t('call.scheme'), width: 84, cell: row => row.schemeCode },
    { id: 'project', label: t('call.project'), width: 100, hidden: true, cell: row => row.projectCode },
    {
      id: 'deadline',
      label: t('call.deadline'),
      width: 248,
      sortKey: 'deadlineAt',
      cell: row => (row.deadlineAt === null ? '' : formatZoned(row.deadlineAt, row.zone, locale)),
    },
    {
      id: 'envelope',
      label: t('call.envelope'),
      width: 128,
      align: 'right',
      sortKey: 'envelope',
      cell: row => <Figure amount={row.envelope} withCurrency />,
    },
    {
      id: 'applications',
      label: t('call.applications'),
      width: 96,
      align: 'right',
      cell: row => row.applications,
    },
    {
      id: 'state',
      label: t('call.state'),
      width: 140,
      sortKey: 'state',
      cell: row => <CallStateBadge state={row.state} />,
    },
  ]
}

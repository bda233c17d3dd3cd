import { Badge, Group, Text } from '@mantine/core'
import {
  DonorNotStatedBadge,
  Figure,
  InventedBadge,
  type ListColumn,
  ReviewBadge,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { TreeRow } from './project-tree.ts'

/** What a person must know about a project at a glance: made up, to be reviewed, donor unknown. */
export function ProjectBadges(props: {
  readonly project: Pick<ProjectRow, 'invented' | 'needsReview' | 'donorStated'>
  readonly small?: boolean
}) {
  const { project, small = false } = props
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {project.invented ? <InventedBadge small={small} /> : null}
      {project.needsReview ? <ReviewBadge small={small} /> : null}
      {project.donorStated ? null : <DonorNotStatedBadge small={small} />}
    </Group>
  )
}

const INDENT = 20

/** Columns of the list of projects; amounts only for those who see money. */
export function useProjectColumns(): readonly ListColumn<TreeRow>[] {
  const { t, locale } = useWords()
  const may = useMay()
  const day = (date: string | null) => (date === null ? '' : formatDate(date, locale))
  const plain: ListColumn<TreeRow>[] = [
    {
      id: 'code',
      label: t('project.code'),
      width: 124,
      fixed: true,
      cell: row => (
        <Text span fw={600} size="sm" pl={row.depth * INDENT}>
          {row.code}
        </Text>
      ),
    },
    { id: 'title', label: t('project.title'), width: 260, grow: true, cell: row => row.title },
    {
      id: 'marks',
      label: t('project.marks'),
      width: 104,
      cell: row => <ProjectBadges project={row} small />,
    },
    {
      id: 'donors',
      label: t('project.donors'),
      width: 140,
      cell: row => row.donors.join(' → '),
    },
    {
      id: 'status',
      label: t('project.status'),
      width: 112,
      cell: row => (
        <Badge variant="light" color={row.status === 'implementation' ? 'teal' : 'gray'}>
          {t(`status.${row.status}`)}
        </Badge>
      ),
    },
    {
      id: 'contractNo',
      label: t('project.contractNo'),
      width: 150,
      hidden: true,
      cell: row => row.contractNo,
    },
    {
      id: 'family',
      label: t('project.family'),
      width: 130,
      hidden: true,
      cell: row => t(`family.${row.family}`),
    },
    { id: 'start', label: t('project.start'), width: 110, hidden: true, cell: row => day(row.startDate) },
    { id: 'end', label: t('project.end'), width: 110, hidden: true, cell: row => day(row.endDate) },
  ]
  const money: ListColumn<TreeRow>[] = [
    {
      id: 'total',
      label: t('project.total'),
      width: 148,
      align: 'right',
      cell: row => (
        <Figure
          amount={row.total}
          withCurrency
          link={row.total ? { to: '/projects/$projectId/budget', params: { projectId: row.id } } : undefined}
        />
      ),
    },
    {
      id: 'spent',
      label: t('amount.spent'),
      width: 148,
      align: 'right',
      cell: row => (
        <Figure
          amount={row.spent}
          withCurrency
          link={row.spent ? { to: '/money/ledger', search: { projectId: row.id } } : undefined}
        />
      ),
    },
  ]
  return may('ledger.list') ? [...plain, ...money] : plain
}

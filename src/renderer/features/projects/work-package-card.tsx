import { Button, Group, Paper, Table, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import {
  ActionsHead,
  Figure,
  RowActs,
  useCountryName,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import { ActivityTitle } from './activity-title.tsx'
import { useProjectId } from './use-project.ts'
import type { Activity, WorkAct, WorkPackage } from './work-tab.tsx'

export type WorkPackageCardProps = {
  /** Null for the activities that belong to no work package. */
  readonly workPackage: WorkPackage | null
  readonly activities: readonly Activity[]
  /** Null for those who only read. */
  readonly onAct: ((act: WorkAct) => void) | null
}

/** One work package: its lead, and its activities with their targets. */
export function WorkPackageCard({ workPackage, activities, onAct }: WorkPackageCardProps) {
  const { t } = useWords()
  const heading = `package-${workPackage?.id ?? 'none'}`
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h3" id={heading}>
            {workPackage ? `${workPackage.code} · ${workPackage.title}` : t('work.withoutPackage')}
          </Title>
          {workPackage ? <Lead workPackage={workPackage} /> : null}
          {workPackage ? <SpentOn workPackageId={workPackage.id} /> : null}
        </div>
        {onAct ? (
          <Group gap={4} wrap="nowrap">
            <Button
              size="xs"
              variant="light"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() =>
                onAct({ kind: 'editActivity', record: null, workPackageId: workPackage?.id ?? null })
              }
            >
              {t('work.newActivity')}
            </Button>
            {workPackage ? (
              <RowActs
                editLabel={t('work.editNamed', { code: workPackage.code })}
                onEdit={() => onAct({ kind: 'editPackage', record: workPackage })}
                deleteLabel={t('work.deletePackage', { code: workPackage.code })}
                onDelete={() => onAct({ kind: 'deletePackage', record: workPackage })}
              />
            ) : null}
          </Group>
        ) : null}
      </Group>
      {workPackage && workPackage.description !== '' ? <Text mt="xs">{workPackage.description}</Text> : null}
      {activities.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('work.noActivities')}
        </Text>
      ) : (
        <Activities activities={activities} onAct={onAct} label={heading} />
      )}
    </Paper>
  )
}

function Lead({ workPackage }: { readonly workPackage: WorkPackage }) {
  const { t } = useWords()
  const countryName = useCountryName()
  const { lead, country } = workPackage
  return (
    <Text size="sm" c="dimmed">
      {lead ? (
        <>
          {t('work.leadIs')}{' '}
          <Link to="/registry/$organisationId" params={{ organisationId: lead.id }}>
            {lead.name}
          </Link>
        </>
      ) : (
        t('work.noLead')
      )}
      {country === '' ? '' : ` · ${countryName(country)}`}
    </Text>
  )
}

/** What is posted on a work package, as a link to its entries; nothing for those who do not see money. */
function SpentOn({ workPackageId }: { readonly workPackageId: string }) {
  const { t } = useWords()
  const projectId = useProjectId()
  const spending = useSpending(projectId)
  if (!spending) return null
  const { currency, workPackages } = spending
  const minor = workPackages.find(row => row.id === workPackageId)?.spentMinor ?? 0
  return (
    <Text size="sm">
      {t('availability.spent')}{' '}
      <Figure
        amount={{ minor, currency }}
        withCurrency
        link={{ to: '/money/ledger', search: { projectId, workPackageId, state: 'posted' } }}
      />
    </Text>
  )
}

/** Posted expenditure by work package and activity; undefined while it is not known or not to be seen. */
function useSpending(projectId: string) {
  const isShown = useMay()('availability.levels')
  const levels = useRead('availability.levels', { projectId }, { enabled: isShown })
  return isShown ? levels.data : undefined
}

function Activities(props: {
  readonly activities: readonly Activity[]
  readonly onAct: WorkPackageCardProps['onAct']
  readonly label: string
}) {
  const { t } = useWords()
  const projectId = useProjectId()
  const { onAct } = props
  const spending = useSpending(projectId)
  return (
    <Table mt="sm" aria-labelledby={props.label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={80}>
            {t('project.code')}
          </Table.Th>
          <Table.Th scope="col">{t('work.activity')}</Table.Th>
          <Table.Th scope="col">{t('work.target')}</Table.Th>
          {spending ? (
            <Table.Th scope="col" ta="right">
              {`${t('availability.spent')} (${spending.currency})`}
            </Table.Th>
          ) : null}
          {onAct ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.activities.map(activity => (
          <Table.Tr key={activity.id}>
            <Table.Td>{activity.code}</Table.Td>
            <Table.Td>
              <ActivityTitle activity={activity} projectId={projectId} />
            </Table.Td>
            <Table.Td>{activity.target}</Table.Td>
            {spending ? (
              <Table.Td ta="right">
                <Figure
                  amount={{
                    minor: spending.activities.find(row => row.id === activity.id)?.spentMinor ?? 0,
                    currency: spending.currency,
                  }}
                  link={{
                    to: '/money/ledger',
                    search: { projectId, activityId: activity.id, state: 'posted' },
                  }}
                />
              </Table.Td>
            ) : null}
            {onAct ? (
              <Table.Td>
                <RowActs
                  editLabel={t('work.editNamed', { code: activity.code })}
                  onEdit={() =>
                    onAct({ kind: 'editActivity', record: activity, workPackageId: activity.workPackageId })
                  }
                  deleteLabel={t('work.deleteActivity', { code: activity.code })}
                  onDelete={() => onAct({ kind: 'deleteActivity', record: activity })}
                />
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

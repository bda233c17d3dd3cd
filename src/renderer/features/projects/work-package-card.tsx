import { ActionIcon, Button, Group, Paper, Table, Text, Title } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ActionsHead, useCountryName, useWords } from '#renderer/ui/index.ts'
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
              <>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('work.editNamed', { code: workPackage.code })}
                  onClick={() => onAct({ kind: 'editPackage', record: workPackage })}
                >
                  <IconPencil size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('work.deletePackage', { code: workPackage.code })}
                  onClick={() => onAct({ kind: 'deletePackage', record: workPackage })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </>
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

function Activities(props: {
  readonly activities: readonly Activity[]
  readonly onAct: WorkPackageCardProps['onAct']
  readonly label: string
}) {
  const { t } = useWords()
  const projectId = useProjectId()
  const { onAct } = props
  return (
    <Table mt="sm" aria-labelledby={props.label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={80}>
            {t('project.code')}
          </Table.Th>
          <Table.Th scope="col">{t('work.activity')}</Table.Th>
          <Table.Th scope="col">{t('work.target')}</Table.Th>
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
            {onAct ? (
              <Table.Td>
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('work.editNamed', { code: activity.code })}
                    onClick={() =>
                      onAct({ kind: 'editActivity', record: activity, workPackageId: activity.workPackageId })
                    }
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('work.deleteActivity', { code: activity.code })}
                    onClick={() => onAct({ kind: 'deleteActivity', record: activity })}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

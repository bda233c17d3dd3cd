import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  Bars,
  Dialog,
  EmptyNote,
  Figure,
  InventedBadge,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { InterventionForm } from './intervention-form.tsx'
import { TabBody } from './tab-body.tsx'

type Project = OutputOf<'projects.get'>
export type Intervention = Project['interventions'][number]

const STATE_COLOURS: Readonly<Record<Intervention['state'], string>> = {
  identified: 'gray',
  agreed: 'amber',
  running: 'teal',
  completed: 'teal',
  dropped: 'gray',
}

/** Interventions run by market actors, with the co-contributions they agreed to and have delivered. */
export function InterventionsTab() {
  return <TabBody>{project => <Interventions project={project} />}</TabBody>
}

function Interventions({ project }: { readonly project: Project }) {
  const { t } = useWords()
  const may = useMay()
  const [editing, setEditing] = useState<Intervention | 'new' | null>(null)
  const canWrite = may('interventions.save')
  const add = canWrite ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('intervention.new')}
    </Button>
  ) : null
  const close = () => setEditing(null)
  return (
    <Stack gap="md" maw={1080}>
      {project.interventions.length === 0 ? (
        <EmptyNote title={t('intervention.none')} text={t('intervention.noneHelp')} action={add} />
      ) : (
        <div>{add}</div>
      )}
      {project.interventions.map(intervention => (
        <InterventionCard
          key={intervention.id}
          intervention={intervention}
          projectId={project.project.id}
          onEdit={canWrite ? () => setEditing(intervention) : null}
        />
      ))}
      <Dialog
        opened={editing !== null}
        onClose={close}
        title={editing === 'new' ? t('intervention.new') : t('intervention.one')}
        size="xl"
      >
        {editing === null ? null : (
          <InterventionForm
            projectId={project.project.id}
            currency={project.project.currency}
            record={editing === 'new' ? null : editing}
            onDone={close}
          />
        )}
      </Dialog>
    </Stack>
  )
}

function InterventionCard(props: {
  readonly intervention: Intervention
  readonly projectId: string
  readonly onEdit: (() => void) | null
}) {
  const { intervention, onEdit } = props
  const { t } = useWords()
  const may = useMay()
  const heading = `intervention-${intervention.id}`
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            <Title order={2} size="h3" id={heading}>
              {`${intervention.code} · ${intervention.title}`}
            </Title>
            <Badge color={STATE_COLOURS[intervention.state]}>
              {t(`interventionState.${intervention.state}`)}
            </Badge>
            {intervention.invented ? <InventedBadge /> : null}
          </Group>
          <Text size="sm" c="dimmed">
            {intervention.sector}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {may('ledger.list') ? (
            <Link to="/money/ledger" search={{ projectId: props.projectId, interventionId: intervention.id }}>
              {t('intervention.entries')}
            </Link>
          ) : null}
          {onEdit ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPencil size={14} aria-hidden />}
              onClick={onEdit}
            >
              {t('act.edit')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {intervention.description === '' ? null : <Text mt="xs">{intervention.description}</Text>}
      {may('availability.levels') ? <Amounts {...props} /> : null}
      {intervention.actors.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('intervention.noActors')}
        </Text>
      ) : (
        <Actors intervention={intervention} label={heading} />
      )}
    </Paper>
  )
}

/** The amounts of the budget lines that name the intervention; nothing where none does. */
function Amounts(props: { readonly intervention: Intervention; readonly projectId: string }) {
  const levels = useRead('availability.levels', { projectId: props.projectId })
  const found = levels.data?.interventions.find(row => row.id === props.intervention.id)
  if (!levels.data || !found) return null
  return (
    <Bars
      amounts={found.amounts}
      currency={levels.data.currency}
      label={`${props.intervention.code} ${props.intervention.title}`}
      linkOf={name =>
        name === 'spent'
          ? {
              to: '/money/ledger',
              search: {
                projectId: props.projectId,
                interventionId: props.intervention.id,
                state: 'posted',
              },
            }
          : { to: '/projects/$projectId/budget', params: { projectId: props.projectId } }
      }
    />
  )
}

function Actors({ intervention, label }: { readonly intervention: Intervention; readonly label: string }) {
  const { t } = useWords()
  return (
    <Table mt="sm" aria-labelledby={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('intervention.actor')}</Table.Th>
          <Table.Th scope="col">{t('intervention.contribution')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('intervention.agreed')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('intervention.delivered')}
          </Table.Th>
          <Table.Th scope="col">{t('intervention.evidence')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {intervention.actors.map(actor => (
          <Table.Tr key={actor.id}>
            <Table.Td>
              <Link to="/registry/$organisationId" params={{ organisationId: actor.organisation.id }}>
                {actor.organisation.name || t('organisation.nameMissing')}
              </Link>
            </Table.Td>
            <Table.Td>{t(`contribution.${actor.contributionKind}`)}</Table.Td>
            <Table.Td ta="right">
              <Figure amount={actor.agreed} withCurrency />
            </Table.Td>
            <Table.Td ta="right">
              <Figure amount={actor.delivered} withCurrency />
            </Table.Td>
            <Table.Td>{actor.evidence}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

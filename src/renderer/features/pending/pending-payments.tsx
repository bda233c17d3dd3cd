import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DeleteRecord,
  Dialog,
  EmptyNote,
  Loaded,
  useMay,
  useRead,
  useTableExport,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { PENDING_COLUMNS } from '#shared/contract/list-columns.ts'
import { PendingForm } from './pending-form.tsx'
import { type PendingAct, PendingTable } from './pending-table.tsx'
import { SettlePending } from './settle-pending.tsx'

type List = OutputOf<'pendingPayments.list'>
type Act = PendingAct | { readonly kind: 'new' }

/** Payments still to come at the end of a project, those paid since, and which of them the final report lists. */
export function PendingPayments(props: { readonly projectId: string; readonly onlyOpen: boolean }) {
  const { projectId, onlyOpen } = props
  const { t } = useWords()
  const may = useMay()
  const payments = useRead('pendingPayments.list', { projectId })
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const canWrite = may('pendingPayments.save')
  const add = canWrite ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAct({ kind: 'new' })}>
      {t('pending.new')}
    </Button>
  ) : null
  return (
    <Stack component="section" gap="sm" aria-labelledby="pending">
      <Group justify="space-between">
        <Title order={2} size="h3" id="pending">
          {t('pending.title')}
        </Title>
        {payments.data?.rows.length ? add : null}
      </Group>
      <Loaded of={payments}>
        {list =>
          list.rows.length === 0 ? (
            <EmptyNote title={t('pending.none')} text={t('pending.noneHelp')} action={add} />
          ) : (
            <Payments
              list={list}
              projectId={projectId}
              onlyOpen={onlyOpen}
              onAct={canWrite ? setAct : null}
            />
          )
        }
      </Loaded>
      <Dialog
        opened={act?.kind === 'new' || act?.kind === 'edit'}
        onClose={close}
        title={act?.kind === 'edit' ? t('pending.edit', { supplier: act.record.supplier }) : t('pending.new')}
      >
        {payments.data && (act?.kind === 'new' || act?.kind === 'edit') ? (
          <PendingForm
            projectId={projectId}
            currency={payments.data.open.currency}
            record={act.kind === 'edit' ? act.record : null}
            onDone={close}
          />
        ) : null}
      </Dialog>
      {act?.kind === 'settle' ? (
        <SettlePending record={act.record} projectId={projectId} onClose={close} />
      ) : null}
      {act?.kind === 'delete' ? (
        <DeleteRecord
          name="pendingPayments.delete"
          record={act.record}
          title={t('pending.delete', { supplier: act.record.supplier })}
          onClose={close}
        />
      ) : null}
    </Stack>
  )
}

function Payments(props: {
  readonly list: List
  readonly projectId: string
  readonly onlyOpen: boolean
  readonly onAct: ((act: PendingAct) => void) | null
}) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [onlyListed, setOnlyListed] = useState(false)
  const { list, projectId, onlyOpen } = props
  const above = list.rows.filter(row => row.listed === true)
  const shown = (onlyListed ? above : list.rows).filter(row => !onlyOpen || row.settledOn === null)
  const exporting = useTableExport('pendingPayments.export', wish => ({
    projectId,
    onlyListed,
    columns: [...PENDING_COLUMNS],
    ...wish,
  }))
  return (
    <>
      <Group justify="space-between">
        <Text size="sm">
          {list.limit === null
            ? t('pending.noLimit')
            : t('pending.limit', { limit: { ...list.limit }, count: above.length })}{' '}
          <Link to="/projects/$projectId/rules" params={{ projectId }}>
            {t('project.tab.rules')}
          </Link>
        </Text>
        <Group gap="sm">
          <Switch
            label={t('pending.onlyOpen')}
            checked={onlyOpen}
            onChange={event =>
              void navigate({
                to: '/money/pending',
                search: { projectId, ...(event.currentTarget.checked ? { open: true } : {}) },
                replace: true,
              })
            }
          />
          {list.limit === null ? null : (
            <Switch
              label={t('pending.onlyListed')}
              checked={onlyListed}
              onChange={event => setOnlyListed(event.currentTarget.checked)}
            />
          )}
          {exporting.menu}
        </Group>
      </Group>
      {exporting.panel}
      {shown.length === 0 ? (
        <EmptyNote title={t('pending.noneListed')} text={t('pending.noneListedHelp')} />
      ) : (
        <PendingTable rows={shown} open={list.open} projectId={projectId} onAct={props.onAct} />
      )}
    </>
  )
}

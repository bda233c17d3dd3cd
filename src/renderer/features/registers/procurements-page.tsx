import { Badge, Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  DataList,
  DeleteRecord,
  Dialog,
  Figure,
  knownColumns,
  type ListColumn,
  NoticeList,
  Page,
  ProjectFilter,
  useListExport,
  useMay,
  useRead,
  useWords,
  type Words,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { PROCUREMENT_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { ProcurementForm } from './procurement-form.tsx'
import { textColumn, useRegisterSource } from './register-source.ts'

export type Contract = OutputOf<'procurements.list'>['rows'][number]

function columnsOf({ t, locale }: Words, projectId: string | null): ListColumn<Contract>[] {
  const text = textColumn<Contract>
  return [
    text('reference', t('procurement.reference'), 84, row => row.reference),
    { ...text('project', t('project.one'), 96, row => row.projectCode), hidden: projectId !== null },
    { ...text('title', t('procurement.title'), 140, row => row.title), grow: true },
    text('method', t('procurement.method'), 134, row =>
      row.method === '' ? row.procedure : t(`procurementMethod.${row.method}`),
    ),
    text('supplier', t('procurement.supplier'), 130, row => row.supplier),
    text('signedOn', t('procurement.signedOn'), 112, row =>
      row.signedOn === null ? '' : formatDate(row.signedOn, locale),
    ),
    {
      id: 'amount',
      label: t('procurement.amount'),
      width: 126,
      align: 'right',
      cell: row => (
        <Figure
          amount={row.amount}
          withCurrency
          tabStop={false}
          label={row.reference}
          link={{
            to: '/money/procurements',
            search: { ...(projectId === null ? {} : { projectId }), open: row.id },
          }}
        />
      ),
    },
    {
      id: 'booked',
      label: t('procurement.booked'),
      width: 106,
      align: 'right',
      cell: row => (
        <Figure
          amount={row.booked}
          withCurrency
          label={t('procurement.entriesOf', { reference: row.reference })}
          link={{ to: '/money/ledger', search: { projectId: row.projectId, procurementId: row.id } }}
        />
      ),
    },
    {
      id: 'warnings',
      label: t('procurement.standing'),
      width: 96,
      cell: row =>
        row.warnings.length === 0 ? null : (
          <Badge color="amber" variant="light">
            {t('procurement.toMind', { count: row.warnings.length })}
          </Badge>
        ),
    },
  ]
}

/** Contracts with suppliers: how they were chosen, what they are worth, what was booked on them. */
export function ProcurementsPage() {
  const words = useWords()
  const { t } = words
  const may = useMay()
  const navigate = useNavigate()
  const { projectId = null, open } = useSearch({ from: '/money/procurements' })
  const [chosen, setEdited] = useState<Contract | 'new' | null>(null)
  const [removed, setRemoved] = useState<Contract | null>(null)
  const all = useRead('procurements.list', { projectId })
  const edited = chosen ?? all.data?.rows.find(row => row.id === open) ?? null
  const columns = useMemo(() => columnsOf(words, projectId), [words, projectId])
  const source = useRegisterSource('procurements.list', { projectId }, all.data?.rows.length)
  const exporting = useListExport('procurements.export', (shown, wish) => ({
    projectId,
    columns: knownColumns(shown, PROCUREMENT_COLUMNS),
    ...wish,
  }))
  const close = () => {
    setEdited(null)
    if (open !== undefined)
      void navigate({
        to: '/money/procurements',
        search: projectId === null ? {} : { projectId },
        replace: true,
      })
  }
  return (
    <Page
      title={t('nav.procurements')}
      subtitle={t('procurement.listHelp')}
      body="fill"
      actions={
        may('procurements.save') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {t('procurement.new')}
          </Button>
        ) : undefined
      }
    >
      {exporting.panel}
      <DataList<Contract>
        name="procurements"
        label={t('nav.procurements')}
        columns={columns}
        rowId={row => row.id}
        source={source}
        toolbar={
          <ProjectFilter
            value={projectId}
            onChange={id =>
              void navigate({
                to: '/money/procurements',
                search: id === null ? {} : { projectId: id },
                replace: true,
              })
            }
          />
        }
        onOpen={row => setEdited(row)}
        onExport={exporting.run}
        empty={{ title: t('procurement.none'), text: t('procurement.noneHelp') }}
      />
      <Dialog
        opened={edited !== null}
        onClose={close}
        title={edited === 'new' || edited === null ? t('procurement.new') : edited.reference}
      >
        {edited === null ? null : (
          <>
            {edited === 'new' ? null : (
              <>
                <NoticeList blockers={[]} warnings={edited.warnings} />
                <Text size="sm" c="dimmed" my="xs">
                  {t('procurement.entries', { count: edited.entries })}
                </Text>
                {may('procurements.delete') && edited.entries === 0 ? (
                  <Button size="xs" variant="subtle" color="red" mb="xs" onClick={() => setRemoved(edited)}>
                    {t('procurement.delete')}
                  </Button>
                ) : null}
              </>
            )}
            <ProcurementForm record={edited === 'new' ? null : edited} projectId={projectId} onDone={close} />
          </>
        )}
      </Dialog>
      {removed ? (
        <DeleteRecord
          name="procurements.delete"
          record={removed}
          title={t('procurement.deleteTitle', { reference: removed.reference })}
          onClose={() => setRemoved(null)}
          onDone={() => {
            setRemoved(null)
            close()
          }}
        />
      ) : null}
    </Page>
  )
}

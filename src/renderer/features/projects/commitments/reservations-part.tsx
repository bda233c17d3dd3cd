import { ActionIcon, Badge, Button, Group, Menu, Table, Text } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ActionsHead,
  Dialog,
  EmptyNote,
  Figure,
  Loaded,
  NoticeList,
  useMay,
  useRead,
  useTableExport,
  useWords,
} from '#renderer/ui/index.ts'
import type { ReservationRow } from '#shared/contract/availability.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { RESERVATION_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { Part } from '../tab-body.tsx'
import { AgreementForm } from './agreement-form.tsx'
import { LinkReservation, ReleaseReservation } from './reservation-acts.tsx'
import { ReservationForm } from './reservation-form.tsx'

type Reservations = OutputOf<'reservations.list'>
type Act = {
  readonly kind: 'edit' | 'sign' | 'link' | 'release'
  readonly record: ReservationRow | null
}

/** Reservations of a project: held ones first, each with what may be done to it. */
export function ReservationsPart({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const may = useMay()
  const reservations = useRead('reservations.list', { projectId })
  const exporting = useTableExport(
    'reservations.export',
    wish => ({ projectId, columns: [...RESERVATION_COLUMNS], ...wish }),
    t('reservation.list'),
  )
  const [act, setAct] = useState<Act | null>(null)
  const canWrite = may('reservations.hold')
  const add = canWrite ? (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAct({ kind: 'edit', record: null })}
    >
      {t('reservation.new')}
    </Button>
  ) : null
  return (
    <Loaded of={reservations} lines={4}>
      {list => (
        <Part
          title={t('reservation.list')}
          actions={
            list.rows.length > 0 ? (
              <Group gap="xs">
                {exporting.menu}
                {add}
              </Group>
            ) : null
          }
        >
          {exporting.panel}
          <NoticeList
            blockers={[]}
            warnings={canWrite ? list.warnings : list.warnings.map(found => ({ ...found, fix: null }))}
            onFix={notice => {
              const record = list.rows.find(row => row.id === notice.details['id'])
              if (record) setAct({ kind: 'release', record })
            }}
          />
          {list.rows.length === 0 ? (
            <EmptyNote title={t('reservation.none')} text={t('reservation.noneHelp')} action={add} />
          ) : (
            <ReservationTable list={list} projectId={projectId} onAct={canWrite ? setAct : null} />
          )}
          <Dialogs act={act} list={list} projectId={projectId} onClose={() => setAct(null)} />
        </Part>
      )}
    </Loaded>
  )
}

const COLOURS = { held: 'amber', contracted: 'teal', released: 'gray' } as const

function ReservationTable(props: {
  readonly list: Reservations
  readonly projectId: string
  readonly onAct: ((act: Act) => void) | null
}) {
  const { t, locale } = useWords()
  const { list, projectId, onAct } = props
  const day = (date: string | null) => (date === null ? '' : formatDate(date, locale))
  return (
    <Table aria-label={t('reservation.list')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('commitments.line')}</Table.Th>
          <Table.Th scope="col">{t('commitments.organisation')}</Table.Th>
          <Table.Th scope="col">{t('commitments.reference')}</Table.Th>
          <Table.Th scope="col">{t('reservation.decidedOn')}</Table.Th>
          <Table.Th scope="col">{t('reservation.expiresOn')}</Table.Th>
          <Table.Th scope="col">{t('reservation.state')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {list.currency}
          </Table.Th>
          {onAct ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <Link to="/projects/$projectId/budget" params={{ projectId }} search={{ line: row.line.id }}>
                {row.line.code}
              </Link>{' '}
              <Text span size="sm" c="dimmed">
                {row.line.label}
              </Text>
            </Table.Td>
            <Table.Td>{row.organisation?.name}</Table.Td>
            <Table.Td title={row.note}>{row.reference}</Table.Td>
            <Table.Td>{day(row.decidedOn)}</Table.Td>
            <Table.Td>{day(row.expiresOn)}</Table.Td>
            <Table.Td>
              <Group gap={6} wrap="nowrap">
                <Badge color={COLOURS[row.state]}>{t(`reservationState.${row.state}`)}</Badge>
                {row.agreement?.name}
              </Group>
            </Table.Td>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: row.amountMinor, currency: list.currency }}
                link={{
                  to: '/projects/$projectId/budget',
                  params: { projectId },
                  search: { line: row.line.id, amount: 'reserved' },
                }}
              />
            </Table.Td>
            {onAct ? (
              <Table.Td ta="right">{row.state === 'held' ? <Acts row={row} onAct={onAct} /> : null}</Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Acts({ row, onAct }: { readonly row: ReservationRow; readonly onAct: (act: Act) => void }) {
  const { t } = useWords()
  const item = (kind: Act['kind'], label: string) => (
    <Menu.Item onClick={() => onAct({ kind, record: row })}>{label}</Menu.Item>
  )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('reservation.ofNamed', { reference: row.reference, line: row.line.code })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item('sign', t('reservation.sign'))}
        {item('link', t('reservation.link'))}
        {item('edit', t('act.edit'))}
        {item('release', t('reservation.release'))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Dialogs(props: {
  readonly act: Act | null
  readonly list: Reservations
  readonly projectId: string
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const { act, list, projectId, onClose } = props
  const { currency } = list
  const record = act?.record ?? null
  return (
    <>
      <Dialog
        opened={act?.kind === 'edit'}
        onClose={onClose}
        title={record ? t('reservation.one') : t('reservation.new')}
      >
        <ReservationForm projectId={projectId} currency={currency} record={record} onDone={onClose} />
      </Dialog>
      <Dialog opened={act?.kind === 'sign'} onClose={onClose} title={t('agreement.new')}>
        <AgreementForm
          projectId={projectId}
          currency={currency}
          record={null}
          reservation={record}
          onDone={onClose}
        />
      </Dialog>
      {act?.kind === 'release' && record ? (
        <ReleaseReservation projectId={projectId} currency={currency} record={record} onClose={onClose} />
      ) : null}
      {act?.kind === 'link' && record ? (
        <LinkReservation projectId={projectId} currency={currency} record={record} onClose={onClose} />
      ) : null}
    </>
  )
}

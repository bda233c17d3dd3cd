import { Checkbox, Table, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  ApplicantName,
  showMoney,
  todayHere,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { ReservePlace } from '#shared/contract/decisions.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './awards.module.css'
import { DecideMany, ManyDecisions } from './decide-many.tsx'

type Found = OutputOf<'decisions.reserve'>

/** Ends places of the reserve list: all that no complaint holds, until others are chosen. */
export function EndReserve(props: { readonly callId: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const read = useRead('decisions.reserve', { callId: props.callId })
  return (
    <DecideMany
      title={t('awards.endReserve')}
      none={t('awards.noReserveLeft')}
      of={read}
      onClose={props.onClose}
    >
      {found => <Places callId={props.callId} found={found} onClose={props.onClose} />}
    </DecideMany>
  )
}

function Places(props: { readonly callId: string; readonly found: Found; readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const { callId, found, onClose } = props
  const act = useAct('decisions.expireReserve')
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({})
  const [decidedOn, setDecidedOn] = useState<string | null>(todayHere())
  const [reason, setReason] = useState('')
  const isChosen = ({ applicationId, held }: ReservePlace) => changed[applicationId] ?? held === null
  const chosen = found.rows.filter(isChosen).map(row => row.applicationId)
  const run = async () => {
    if (decidedOn === null) return
    const done = await act.run({ callId, decidedOn, reason, applicationIds: chosen })
    if (!done.ok) return
    toast.done('awards.reserveEnded', { count: done.value.expired })
    onClose()
  }
  return (
    <ManyDecisions
      help={t('awards.endReserveText')}
      label={t('awards.reserveList')}
      head={
        <>
          <Table.Th scope="col" w="55%">
            {t('awards.application')}
          </Table.Th>
          <Table.Th scope="col">{t('awards.lot')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('awards.rank')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('awards.requested')}
          </Table.Th>
        </>
      }
      rows={found.rows.map(row => (
        <Place
          key={row.applicationId}
          row={row}
          currency={found.currency}
          chosen={isChosen(row)}
          onChoose={ends => setChanged(before => ({ ...before, [row.applicationId]: ends }))}
        />
      ))}
      decidedOn={decidedOn}
      onDecidedOn={setDecidedOn}
      more={
        <Textarea
          label={t('awards.reason')}
          required
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
        />
      }
      act={act}
      confirm={t('awards.endPlaces', { count: chosen.length })}
      disabled={chosen.length === 0 || decidedOn === null || reason.trim() === ''}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  )
}

function Place(props: {
  readonly row: ReservePlace
  readonly currency: string
  readonly chosen: boolean
  readonly onChoose: (ends: boolean) => void
}) {
  const { t, locale } = useWords()
  const { row, currency } = props
  const { held } = row
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Checkbox
          label={row.reference}
          checked={props.chosen}
          disabled={held?.by === 'open'}
          onChange={event => props.onChoose(event.currentTarget.checked)}
        />
        <Text size="sm" c="dimmed">
          <ApplicantName name={row.applicant} />
        </Text>
        {held ? (
          <Text size="sm">
            {t(held.by === 'open' ? 'awards.placeDisputed' : 'awards.placeUpheld', {
              complaint: held.complaint,
            })}
          </Text>
        ) : null}
      </Table.Th>
      <Table.Td>{row.lotCode}</Table.Td>
      <Table.Td ta="right">{row.rank ?? '—'}</Table.Td>
      <Table.Td ta="right" className={classes['number'] ?? ''}>
        {row.requestedMinor === null ? '—' : showMoney({ minor: row.requestedMinor, currency }, locale)}
      </Table.Td>
    </Table.Tr>
  )
}

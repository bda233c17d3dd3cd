import { Checkbox, Select, Stack, Table, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ApplicantName, todayHere, useAct, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import type { Refusal } from '#shared/contract/decisions.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { REJECTION_REASONS } from '#shared/kernel/application-words.ts'
import classes from './awards.module.css'
import { DecideMany, ManyDecisions } from './decide-many.tsx'
import { useRefusalText } from './refusal-text.ts'

type Found = OutputOf<'decisions.refusals'>
type Code = (typeof REJECTION_REASONS)[number]
type Chosen = { readonly refused: boolean; readonly code: Code | null; readonly text: string }

/** Refuses what was not recommended or came late, each with the reason of its own facts, which can be changed. */
export function RefuseRest(props: { readonly callId: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const read = useRead('decisions.refusals', { callId: props.callId })
  return (
    <DecideMany
      title={t('awards.refuseRest')}
      none={t('awards.nothingToRefuse')}
      of={read}
      onClose={props.onClose}
    >
      {found => <Rows callId={props.callId} found={found} onClose={props.onClose} />}
    </DecideMany>
  )
}

function Rows(props: { readonly callId: string; readonly found: Found; readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const { callId, found, onClose } = props
  const textOf = useRefusalText(found)
  const act = useAct('decisions.refuse')
  const [decidedOn, setDecidedOn] = useState<string | null>(todayHere())
  const [changed, setChanged] = useState<Readonly<Record<string, Partial<Chosen>>>>({})
  const chosenOf = (row: Refusal): Chosen => ({
    refused: row.reasonCode !== null,
    code: row.reasonCode,
    text: textOf(row, changed[row.applicationId]?.code ?? row.reasonCode),
    ...changed[row.applicationId],
  })
  const change = (row: Refusal, part: Partial<Chosen>) =>
    setChanged(before => ({ ...before, [row.applicationId]: { ...before[row.applicationId], ...part } }))
  const refusals = found.rows.flatMap(row => {
    const { refused, code, text } = chosenOf(row)
    const { applicationId, version } = row
    return refused && code !== null ? [{ applicationId, version, reasonCode: code, reason: text }] : []
  })
  const isReady =
    decidedOn !== null &&
    refusals.length > 0 &&
    refusals.length === found.rows.filter(row => chosenOf(row).refused).length &&
    refusals.every(({ reason }) => reason.trim() !== '')
  const run = async () => {
    const done = await act.run({ callId, decidedOn: decidedOn ?? '', refusals })
    if (!done.ok) return
    toast.done('awards.refusedRest', { count: done.value.refused })
    onClose()
  }
  return (
    <ManyDecisions
      help={t('awards.refuseRestHelp')}
      label={t('awards.refuseRest')}
      head={
        <>
          <Table.Th scope="col">{t('awards.application')}</Table.Th>
          <Table.Th scope="col">{t('awards.reason')}</Table.Th>
        </>
      }
      rows={found.rows.map(row => (
        <Row key={row.applicationId} row={row} chosen={chosenOf(row)} onChange={part => change(row, part)} />
      ))}
      decidedOn={decidedOn}
      onDecidedOn={setDecidedOn}
      act={act}
      confirm={t('awards.refuseCount', { count: refusals.length })}
      disabled={!isReady}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  )
}

function Row(props: {
  readonly row: Refusal
  readonly chosen: Chosen
  readonly onChange: (part: Partial<Chosen>) => void
}) {
  const { t } = useWords()
  const { row, chosen, onChange } = props
  const { reference } = row
  return (
    <Table.Tr className={classes['refusal'] ?? ''}>
      <Table.Th scope="row" fw={400}>
        <Checkbox
          label={reference}
          checked={chosen.refused}
          onChange={event => onChange({ refused: event.currentTarget.checked })}
        />
        <Text size="sm" c="dimmed">
          <ApplicantName name={row.applicant} />
        </Text>
      </Table.Th>
      <Table.Td>
        <Stack gap={6}>
          <Select
            aria-label={t('awards.reasonOf', { reference })}
            placeholder={t('awards.chooseReason')}
            disabled={!chosen.refused}
            data={REJECTION_REASONS.map(value => ({ value, label: t(`rejectionReason.${value}`) }))}
            value={chosen.code}
            onChange={value => onChange({ code: REJECTION_REASONS.find(known => known === value) ?? null })}
          />
          <Textarea
            aria-label={t('awards.reasonTextOf', { reference })}
            autosize
            minRows={1}
            maxLength={4000}
            disabled={!chosen.refused}
            value={chosen.text}
            onChange={event => onChange({ text: event.currentTarget.value })}
          />
        </Stack>
      </Table.Td>
    </Table.Tr>
  )
}

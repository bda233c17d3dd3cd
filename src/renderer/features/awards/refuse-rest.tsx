import { Button, Checkbox, Select, Stack, Table, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  ApplicantName,
  DateField,
  Dialog,
  DialogActs,
  ErrorState,
  Loaded,
  todayHere,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import { REJECTION_REASONS, type Refusal } from '#shared/contract/decisions.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './awards.module.css'
import { useRefusalText } from './refusal-text.ts'

type Found = OutputOf<'decisions.refusals'>
type Code = (typeof REJECTION_REASONS)[number]
type Chosen = { readonly refused: boolean; readonly code: Code | null; readonly text: string }

/** Refuses what was not recommended or came late, each with the reason of its own facts, which can be changed. */
export function RefuseRest(props: { readonly callId: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const read = useRead('decisions.refusals', { callId: props.callId })
  return (
    <Dialog opened onClose={props.onClose} size="xl" title={t('awards.refuseRest')}>
      <Loaded of={read} lines={6}>
        {found =>
          found.rows.length === 0 ? (
            <Text>{t('awards.nothingToRefuse')}</Text>
          ) : (
            <Rows callId={props.callId} found={found} onClose={props.onClose} />
          )
        }
      </Loaded>
    </Dialog>
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
    <Stack gap="md">
      <Text size="sm">{t('awards.refuseRestHelp')}</Text>
      <div className={classes['refusals']}>
        <Table verticalSpacing={6} aria-label={t('awards.refuseRest')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('awards.application')}</Table.Th>
              <Table.Th scope="col">{t('awards.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.rows.map(row => (
              <Row
                key={row.applicationId}
                row={row}
                chosen={chosenOf(row)}
                onChange={part => change(row, part)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <DateField label={t('awards.decidedOn')} value={decidedOn} onChange={setDecidedOn} />
      {act.error ? <ErrorState error={act.error} /> : null}
      <DialogActs onLeave={onClose}>
        <Button color="red" disabled={!isReady} loading={act.running} onClick={() => void run()}>
          {t('awards.refuseCount', { count: refusals.length })}
        </Button>
      </DialogActs>
    </Stack>
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

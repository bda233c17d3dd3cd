import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  ConfirmAct,
  DateField,
  Loaded,
  todayHere,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import classes from './awards.module.css'
import { DecisionTable } from './decision-table.tsx'
import { useCallId } from './use-ids.ts'

/** Decisions shown at a time; a call decides some hundreds at most. */
const PAGE = 100

/** Everything decided in a call, newest first, and the end of its reserve list. */
export function DecisionsTab() {
  const { t } = useWords()
  const may = useMay()
  const callId = useCallId()
  const [shown, setShown] = useState(PAGE)
  const [isEnding, setEnding] = useState(false)
  const read = useRead('decisions.list', { callId, limit: shown }, { keepLast: true })
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={8}>
        {({ rows, total, currency }) => (
          <Stack gap="md">
            <DecisionTable rows={rows} currency={currency} />
            <Group gap="sm">
              {total > rows.length ? (
                <Button variant="subtle" onClick={() => setShown(500)}>
                  {t('awards.showMore', { count: total - rows.length })}
                </Button>
              ) : null}
              {may('decisions.expireReserve') ? (
                <Button variant="default" onClick={() => setEnding(true)}>
                  {t('awards.endReserve')}
                </Button>
              ) : null}
            </Group>
            {isEnding ? <EndReserve callId={callId} onClose={() => setEnding(false)} /> : null}
          </Stack>
        )}
      </Loaded>
    </div>
  )
}

function EndReserve(props: { readonly callId: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const act = useAct('decisions.expireReserve')
  const [decidedOn, setDecidedOn] = useState<string | null>(todayHere())
  const [reason, setReason] = useState('')
  const run = async () => {
    if (decidedOn === null) return
    const done = await act.run({ callId: props.callId, decidedOn, reason })
    if (!done.ok) return
    toast.done('awards.reserveEnded', { count: done.value.expired })
    props.onClose()
  }
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('awards.endReserve')}
      text={t('awards.endReserveText')}
      confirmLabel={t('awards.endReserve')}
      onConfirm={run}
      running={act.running}
      disabled={decidedOn === null || reason.trim() === ''}
      danger
      error={act.error}
    >
      <Stack gap="sm">
        <DateField label={t('awards.decidedOn')} value={decidedOn} onChange={setDecidedOn} />
        <Textarea
          label={t('awards.reason')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmAct>
  )
}

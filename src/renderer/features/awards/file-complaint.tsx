import { Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, DateField, todayHere, useAct, useToast, useWords } from '#renderer/ui/index.ts'

/** Takes a complaint in; it holds the place and its money at once. */
export function FileComplaint(props: { readonly applicationId: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const act = useAct('complaints.file')
  const [receivedOn, setReceivedOn] = useState<string | null>(todayHere())
  const [grounds, setGrounds] = useState('')
  const run = async () => {
    if (receivedOn === null) return
    const done = await act.run({ applicationId: props.applicationId, receivedOn, grounds })
    if (!done.ok) return
    toast.done('awards.complaintFiled')
    props.onClose()
  }
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('awards.fileComplaint')}
      text={t('awards.fileComplaintText')}
      confirmLabel={t('awards.takeComplaint')}
      onConfirm={run}
      running={act.running}
      disabled={receivedOn === null || grounds.trim() === ''}
      error={act.error}
    >
      <Stack gap="sm">
        <DateField label={t('awards.receivedOn')} value={receivedOn} onChange={setReceivedOn} />
        <Textarea
          label={t('awards.grounds')}
          value={grounds}
          onChange={event => setGrounds(event.currentTarget.value)}
          autosize
          minRows={3}
        />
      </Stack>
    </ConfirmAct>
  )
}

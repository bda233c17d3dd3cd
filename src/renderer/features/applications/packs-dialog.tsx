import { Button, Checkbox, Stack } from '@mantine/core'
import { useState } from 'react'
import { DialogActs, PackFiles, PackOutcomes, ProgressPanel, useJob, useWords } from '#renderer/ui/index.ts'
import type { PackOutcome } from '#shared/contract/packs.ts'
import type { PickedFile } from '#shared/contract/shell.ts'
import { isComplete, NO_RECEIPT, ReceiptFields } from './receipt-fields.tsx'

const aboutOf = ({ referenceNo, applicantName, title }: PackOutcome): string =>
  [referenceNo, applicantName, title].filter(Boolean).join(' · ')

/** Reads filled Excel packs of a call: checked first, then taken in, each all or nothing. */
export function PacksDialog(props: { readonly callId: string; readonly zone: string }) {
  const { t } = useWords()
  const job = useJob('applications.readPacks')
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [receipt, setReceipt] = useState(NO_RECEIPT)
  const [acceptFaults, setAcceptFaults] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly PackOutcome[]>([])
  const run = async (dryRun: boolean) => {
    const read = await job.start({
      callId: props.callId,
      files: files.map(({ token }) => ({ token })),
      receipt: isComplete(receipt) ? receipt : null,
      dryRun,
      acceptFaults,
    })
    if (read.ok) setOutcomes(read.value.files)
  }
  const isBusy = job.state.phase === 'running'
  return (
    <Stack gap="md">
      <PackFiles files={files} onChange={setFiles} />
      <ReceiptFields receipt={receipt} zone={props.zone} onChange={setReceipt} />
      <Checkbox
        label={t('application.acceptFaults')}
        checked={acceptFaults}
        onChange={event => setAcceptFaults(event.currentTarget.checked)}
      />
      <ProgressPanel state={job.state} onCancel={job.cancel} label={t('progress.packs')} />
      <DialogActs>
        <Button
          variant="default"
          disabled={files.length === 0}
          loading={isBusy}
          onClick={() => void run(true)}
        >
          {t('packs.check')}
        </Button>
        <Button
          disabled={files.length === 0 || !isComplete(receipt)}
          loading={isBusy}
          onClick={() => void run(false)}
        >
          {t('packs.takeIn')}
        </Button>
      </DialogActs>
      <PackOutcomes results={outcomes.map(outcome => ({ ...outcome, about: aboutOf(outcome) }))} />
    </Stack>
  )
}

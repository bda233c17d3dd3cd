import { Badge, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState, ProgressPanel, useClient, useJob, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { PackOutcome } from '#shared/contract/packs.ts'
import type { PickedFile } from '#shared/contract/shell.ts'
import { isComplete, NO_RECEIPT, ReceiptFields } from './receipt-fields.tsx'

/** Reads filled Excel packs of a call: checked first, then taken in, each all or nothing. */
export function PacksDialog(props: { readonly callId: string; readonly zone: string }) {
  const { t } = useWords()
  const { shell } = useClient()
  const queries = useQueryClient()
  const job = useJob('applications.readPacks')
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [receipt, setReceipt] = useState(NO_RECEIPT)
  const [acceptFaults, setAcceptFaults] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly PackOutcome[]>([])
  const [failed, setFailed] = useState<WireError | null>(null)
  const add = async () => {
    const picked = await shell.pickFile({ accept: ['.xlsx'] })
    if (!picked.ok) return setFailed(picked.error)
    const file = picked.value
    if (file) setFiles(before => [...before, file])
  }
  const run = async (dryRun: boolean) => {
    const read = await job.start({
      callId: props.callId,
      files: files.map(({ token }) => ({ token })),
      receipt: isComplete(receipt) ? receipt : null,
      dryRun,
      acceptFaults,
    })
    if (!read.ok) return
    setOutcomes(read.value.files)
    await queries.invalidateQueries()
  }
  const isBusy = job.state.phase === 'running'
  return (
    <Stack gap="md">
      <Group>
        <Button
          variant="default"
          leftSection={<IconFilePlus size={16} aria-hidden />}
          onClick={() => void add()}
        >
          {t('packs.addFile')}
        </Button>
        <Text size="sm">{files.map(({ name }) => name).join(', ') || t('packs.noFile')}</Text>
      </Group>
      <ReceiptFields receipt={receipt} zone={props.zone} onChange={setReceipt} />
      <Checkbox
        label={t('application.acceptFaults')}
        checked={acceptFaults}
        onChange={event => setAcceptFaults(event.currentTarget.checked)}
      />
      {failed ? <ErrorState error={failed} /> : null}
      <ProgressPanel state={job.state} onCancel={job.cancel} label={t('progress.packs')} />
      <Group>
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
      </Group>
      {outcomes.map(outcome => (
        <Outcome key={outcome.fileName} outcome={outcome} />
      ))}
    </Stack>
  )
}

const COLOURS = { created: 'teal', ready: 'teal', unchanged: 'gray', refused: 'red' } as const

function Outcome({ outcome }: { readonly outcome: PackOutcome }) {
  const { t, say } = useWords()
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge color={COLOURS[outcome.outcome]} variant="light">
          {t(`packs.outcome.${outcome.outcome}`)}
        </Badge>
        <Text size="sm" fw={600}>
          {outcome.fileName}
        </Text>
        <Text size="sm">
          {[outcome.referenceNo, outcome.applicantName, outcome.title].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <List size="sm">
        {outcome.problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems come once and in order
          <List.Item key={index}>
            {[problem.sheet, problem.row === 0 ? '' : problem.row, problem.column].filter(Boolean).join(' ')}
            {problem.sheet === '' ? '' : ': '}
            {say(problem.messageKey, problem.details)} {say(problem.remedyKey, problem.details)}
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}

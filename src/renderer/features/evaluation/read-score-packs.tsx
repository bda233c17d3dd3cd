import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { DialogActs, PackFiles, PackOutcomes, ProgressPanel, useJob, useWords } from '#renderer/ui/index.ts'
import type { ScorePackOutcome } from '#shared/contract/score-packs.ts'
import type { PickedFile } from '#shared/contract/shell.ts'

type Part = ScorePackOutcome['parts'][number]

/** Reads filled score packs: checked first, then taken in, each all or nothing; own ones, or those of a call's assessors. */
export function ReadScorePacks(
  props:
    | { readonly name: 'committees.readPacks'; readonly callId: string }
    | { readonly name: 'assessments.readPacks' },
) {
  const { t } = useWords()
  const ofAll = useJob('committees.readPacks')
  const own = useJob('assessments.readPacks')
  const isOwn = props.name === 'assessments.readPacks'
  const { state, cancel } = isOwn ? own : ofAll
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [outcomes, setOutcomes] = useState<readonly ScorePackOutcome[]>([])
  const run = async (dryRun: boolean) => {
    const input = { files: files.map(({ token }) => ({ token })), dryRun }
    const read =
      props.name === 'assessments.readPacks'
        ? await own.start(input)
        : await ofAll.start({ ...input, callId: props.callId })
    if (read.ok) setOutcomes(read.value.files)
  }
  const tell = usePartText()
  const isBusy = state.phase === 'running'
  return (
    <Stack gap="md">
      <Text size="sm">{t(isOwn ? 'scorePacks.readOwnText' : 'scorePacks.readText')}</Text>
      <PackFiles files={files} onChange={setFiles} />
      <ProgressPanel state={state} onCancel={cancel} label={t('progress.packs')} />
      <DialogActs>
        <Button
          variant="default"
          disabled={files.length === 0}
          loading={isBusy}
          onClick={() => void run(true)}
        >
          {t('packs.check')}
        </Button>
        <Button disabled={files.length === 0} loading={isBusy} onClick={() => void run(false)}>
          {t('packs.takeIn')}
        </Button>
      </DialogActs>
      <PackOutcomes
        results={outcomes.map(outcome => ({
          ...outcome,
          about: [outcome.assessor, outcome.callCode].filter(Boolean).join(' · '),
          parts: tell(outcome.parts),
        }))}
      />
    </Stack>
  )
}

const isNew = ({ scores, declared }: Part): boolean =>
  declared !== null || scores === 'submitted' || scores === 'draft'

/** What a pack brings, a sentence for each application, and how many it brings nothing for. */
function usePartText(): (parts: readonly Part[]) => readonly string[] {
  const { t } = useWords()
  const told = ({ referenceNo: reference, scores, total, declared }: Part): string => {
    const isScored = scores === 'submitted' || scores === 'draft'
    const part = isScored ? t(`scorePacks.part.${scores}`, { reference, total: total ?? '–' }) : reference
    return declared === null ? part : t('scorePacks.declared', { part, kind: t(`conflictKind.${declared}`) })
  }
  return parts => {
    const brought = parts.filter(isNew)
    const count = parts.length - brought.length
    return [...brought.map(told), ...(count > 0 ? [t('scorePacks.others', { count })] : [])]
  }
}

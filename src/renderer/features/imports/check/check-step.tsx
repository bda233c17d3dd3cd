import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconFileUpload, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmAct, ProgressPanel, useMay, useWords } from '#renderer/ui/index.ts'
import type { ImportOutcome } from '#shared/contract/imports.ts'
import { isFileAtFault } from '../state/file-at-fault.ts'
import type { WizardActs } from '../state/use-wizard.ts'
import { needsMapping } from '../state/wizard-state.ts'
import { ResultLink } from '../steps/done-step.tsx'
import { StepFoot } from '../steps/step-foot.tsx'
import { OutcomeTiles } from './outcome-tiles.tsx'
import { ProblemsTable } from './problems-table.tsx'
import { SampleTable } from './sample-table.tsx'

/** What the import would do, and everything that is wrong with the file; nothing is stored yet. */
export function CheckStep({ acts }: { readonly acts: WizardActs }) {
  const { t } = useWords()
  const { wizard, dryRun, run, inspect } = acts
  const { outcome } = wizard
  const back = () => acts.goTo(needsMapping(wizard.kind) ? 'columns' : 'file')
  return (
    <Stack gap="md">
      <ProgressPanel state={inspect.state} onCancel={inspect.cancel} label={t('wizard.opening')} />
      <ProgressPanel
        state={dryRun.state}
        onCancel={dryRun.cancel}
        label={t('wizard.checking')}
        {...(isFileAtFault(dryRun.state) ? {} : { onRetry: acts.check })}
      />
      <ProgressPanel state={run.state} onCancel={run.cancel} label={t('wizard.importing')} />
      {outcome ? <Findings outcome={outcome} acts={acts} /> : null}
      <StepFoot onBack={back}>
        {outcome ? (
          <ImportButtons outcome={outcome} acts={acts} />
        ) : (
          <Button disabled={dryRun.state.phase === 'running'} onClick={() => void acts.check()}>
            {t('wizard.checkNow')}
          </Button>
        )}
      </StepFoot>
    </Stack>
  )
}

function Findings({ outcome, acts }: { readonly outcome: ImportOutcome; readonly acts: WizardActs }) {
  const { t } = useWords()
  if (outcome.alreadyImported)
    return (
      <Alert color="teal" icon={<IconInfoCircle aria-hidden />} title={t('wizard.already')}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t('wizard.alreadyHelp')}</Text>
          <ResultLink wizard={acts.wizard} runId={outcome.importRunId} />
        </Stack>
      </Alert>
    )
  return (
    <>
      <OutcomeTiles outcome={outcome} />
      {outcome.errors > 0 ? (
        <Alert color="red" role="alert" title={t('wizard.refused', { count: outcome.errors })}>
          {t('wizard.refusedHelp')}
        </Alert>
      ) : null}
      {outcome.problems.length > 0 ? (
        <ProblemsTable outcome={outcome} fileName={acts.wizard.file?.name ?? ''} />
      ) : null}
      <SampleTable kind={acts.wizard.kind} sample={outcome.sample} />
    </>
  )
}

function ImportButtons({ outcome, acts }: { readonly outcome: ImportOutcome; readonly acts: WizardActs }) {
  const { t } = useWords()
  const may = useMay()
  const [posting, setPosting] = useState(false)
  const { wizard, run } = acts
  const isBusy = run.state.phase === 'running'
  const count = outcome.created + outcome.updated
  if (outcome.errors > 0 || outcome.alreadyImported)
    return (
      <Button
        leftSection={<IconFileUpload size={16} aria-hidden />}
        onClick={() => void (outcome.alreadyImported ? acts.startAnew() : acts.checkAgain())}
      >
        {t(outcome.alreadyImported ? 'wizard.another' : 'wizard.corrected')}
      </Button>
    )
  const label = wizard.kind === 'ledger' ? 'wizard.importDrafts' : 'wizard.importRows'
  return (
    <>
      <Button disabled={isBusy || count === 0} onClick={() => void acts.import(false)}>
        {t(label, { count })}
      </Button>
      {wizard.kind === 'ledger' && may('ledger.post') ? (
        <Button variant="light" disabled={isBusy || count === 0} onClick={() => setPosting(true)}>
          {t('wizard.importPost')}
        </Button>
      ) : null}
      {count === 0 ? <Text size="sm">{t('wizard.nothingNew')}</Text> : null}
      <ConfirmAct
        opened={posting}
        onClose={() => setPosting(false)}
        title={t('wizard.importPostTitle', { count })}
        text={t('posting.text')}
        confirmLabel={t('wizard.importPostDo')}
        onConfirm={() => {
          setPosting(false)
          void acts.import(true)
        }}
      />
    </>
  )
}

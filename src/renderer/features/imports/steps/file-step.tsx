import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { ErrorState, ProgressPanel, ProjectSelect, showSize, useWords } from '#renderer/ui/index.ts'
import { IMPORT_KINDS } from '#shared/contract/imports.ts'
import { ImportHistory } from '../import-history.tsx'
import classes from '../imports.module.css'
import { isFileAtFault } from '../state/file-at-fault.ts'
import type { WizardActs } from '../state/use-wizard.ts'
import { isReady, needsMapping, needsProject } from '../state/wizard-state.ts'
import { CallField } from './call-field.tsx'
import { RateFields } from './rate-fields.tsx'
import { SalaryFields } from './salary-fields.tsx'
import { StatementFields } from './statement-fields.tsx'
import { StepFoot } from './step-foot.tsx'

/** What is imported, where it belongs, and the file. */
export function FileStep({ acts }: { readonly acts: WizardActs }) {
  const { t } = useWords()
  const { wizard, set, inspect, failed } = acts
  const isBusy = inspect.state.phase === 'running'
  return (
    <Stack gap="lg">
      <Stack gap="md" className={classes['narrow'] ?? ''}>
        <Radio.Group
          label={t('wizard.kind')}
          value={wizard.kind}
          onChange={value => {
            const kind = IMPORT_KINDS.find(known => known === value)
            if (kind) set({ kind })
          }}
        >
          <div className={classes['kinds']}>
            {IMPORT_KINDS.map(kind => (
              <Radio key={kind} value={kind} label={t(`wizard.kinds.${kind}`)} />
            ))}
          </div>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t(`wizard.kindHelp.${wizard.kind}`)}
        </Text>
        {needsProject(wizard.kind) ? (
          <ProjectSelect
            label={t('project.one')}
            placeholder={t('wizard.chooseProject')}
            required
            value={wizard.projectId}
            onChange={projectId => set({ projectId })}
          />
        ) : null}
        {wizard.kind === 'budget' ? (
          <TextInput
            label={t('wizard.versionNote')}
            value={wizard.versionNote}
            maxLength={500}
            onChange={event => set({ versionNote: event.currentTarget.value })}
          />
        ) : null}
        {wizard.kind === 'statement' ? (
          <StatementFields statement={wizard.statement} onChange={statement => set({ statement })} />
        ) : null}
        {wizard.kind === 'salaries' ? (
          <SalaryFields salaries={wizard.salaries} onChange={salaries => set({ salaries })} />
        ) : null}
        {wizard.kind === 'applications' ? (
          <CallField value={wizard.callId} onChange={callId => set({ callId })} />
        ) : null}
        {wizard.kind === 'rates' ? (
          <RateFields rates={wizard.rates} onChange={rates => set({ rates })} />
        ) : null}
        <Group gap="sm">
          <Button
            variant={wizard.file ? 'default' : 'filled'}
            leftSection={<IconFileUpload size={16} aria-hidden />}
            onClick={() => void acts.pickFile()}
          >
            {t(wizard.file ? 'wizard.otherFile' : 'wizard.pickFile')}
          </Button>
          <ChosenFile acts={acts} />
        </Group>
        {failed ? <ErrorState error={failed} /> : null}
        <ProgressPanel
          state={inspect.state}
          onCancel={inspect.cancel}
          label={t('wizard.opening')}
          {...(isFileAtFault(inspect.state) ? {} : { onRetry: acts.open })}
        />
      </Stack>
      <ImportHistory />
      <StepFoot>
        <Button disabled={!isReady(wizard)} loading={isBusy} onClick={() => void acts.open()}>
          {t(needsMapping(wizard.kind) ? 'wizard.openFile' : 'wizard.toCheck')}
        </Button>
      </StepFoot>
    </Stack>
  )
}

function ChosenFile({ acts }: { readonly acts: WizardActs }) {
  const { t, locale } = useWords()
  const { file } = acts.wizard
  if (!file)
    return (
      <Text size="sm" c="dimmed">
        {t('wizard.noFile')}
      </Text>
    )
  return (
    <Text size="sm">
      {file.name}{' '}
      <Text span size="sm" c="dimmed">
        {showSize(file.size, locale)}
      </Text>
    </Text>
  )
}

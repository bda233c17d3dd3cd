import { Stepper } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { NoPermission, Page, useMay, useWords } from '#renderer/ui/index.ts'
import { CheckStep } from './check/check-step.tsx'
import classes from './imports.module.css'
import { useWizard, type WizardActs } from './state/use-wizard.ts'
import { type Step, stepsOf } from './state/wizard-state.ts'
import { ColumnsStep } from './steps/columns-step.tsx'
import { DoneStep } from './steps/done-step.tsx'
import { FileStep } from './steps/file-step.tsx'
import { TableStep } from './steps/table-step.tsx'

const route = getRouteApi('/money/import')

/** A spreadsheet becomes records, step by step; nothing is stored before the last one. */
export function ImportPage() {
  const { t } = useWords()
  const may = useMay()
  const { kind = 'ledger', projectId, accountId } = route.useSearch()
  return (
    <Page title={t('wizard.title')}>
      {may('imports.run') ? (
        <Wizard
          key={`${kind} ${projectId} ${accountId}`}
          kind={kind}
          projectId={projectId ?? null}
          accountId={accountId ?? null}
        />
      ) : (
        <NoPermission procedure="imports.run" />
      )}
    </Page>
  )
}

function Wizard(props: {
  readonly kind: Parameters<typeof useWizard>[0]
  readonly projectId: string | null
  readonly accountId: string | null
}) {
  const { t } = useWords()
  const acts = useWizard(props.kind, props.projectId, props.accountId)
  const { wizard } = acts
  const steps = stepsOf(wizard.kind)
  const active = steps.indexOf(wizard.step)
  const goTo = (index: number) => {
    const step = steps[index]
    if (step !== undefined) acts.goTo(step)
  }
  return (
    <div className={classes['wizard']}>
      <Stepper active={active} onStepClick={goTo} size="sm" className={classes['steps'] ?? ''}>
        {steps.map((step, index) => (
          <Stepper.Step
            key={step}
            label={t(`wizard.step.${step}`)}
            completedIcon={undefined}
            allowStepSelect={index < active && wizard.step !== 'done'}
          />
        ))}
      </Stepper>
      <StepBody step={wizard.step} acts={acts} />
    </div>
  )
}

function StepBody({ step, acts }: { readonly step: Step; readonly acts: WizardActs }) {
  switch (step) {
    case 'file':
      return <FileStep acts={acts} />
    case 'table':
      return <TableStep acts={acts} />
    case 'columns':
      return <ColumnsStep acts={acts} />
    case 'check':
      return <CheckStep acts={acts} />
    case 'done':
      return <DoneStep acts={acts} />
  }
}

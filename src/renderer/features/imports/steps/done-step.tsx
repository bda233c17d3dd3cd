import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '#renderer/ui/index.ts'
import { OutcomeTiles } from '../check/outcome-tiles.tsx'
import classes from '../imports.module.css'
import type { WizardActs } from '../state/use-wizard.ts'
import type { Wizard } from '../state/wizard-state.ts'

/** What the import did, and the way to what it made. */
export function DoneStep({ acts }: { readonly acts: WizardActs }) {
  const { t } = useWords()
  const { wizard } = acts
  const { result } = wizard
  if (!result) return null
  return (
    <Stack gap="md">
      <Alert
        className={classes['narrow'] ?? ''}
        color="teal"
        role="status"
        icon={<IconCheck aria-hidden />}
        title={
          result.alreadyImported
            ? t('wizard.already')
            : t('wizard.imported', { file: wizard.file?.name ?? '' })
        }
      >
        {result.posted > 0 ? t('wizard.postedCount', { count: result.posted }) : null}
      </Alert>
      <OutcomeTiles outcome={result} />
      <Group gap="sm">
        <ResultLink wizard={wizard} runId={result.importRunId} />
        <Button variant="default" onClick={acts.startAnew}>
          {t('wizard.another')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Where the imported records are. */
export function ResultLink({ wizard, runId }: { readonly wizard: Wizard; readonly runId: string | null }) {
  const { t } = useWords()
  const { kind, projectId } = wizard
  if (kind === 'ledger' && runId !== null)
    return (
      <Button renderRoot={root => <Link {...root} to="/money/ledger" search={{ importRunId: runId }} />}>
        {t('wizard.showEntries')}
      </Button>
    )
  if (kind === 'perDiems' && projectId !== null)
    return (
      <Button
        renderRoot={root => <Link {...root} to="/money/ledger" search={{ projectId, state: 'draft' }} />}
      >
        {t('wizard.showDrafts')}
      </Button>
    )
  if (kind === 'salaries')
    return (
      <Button renderRoot={root => <Link {...root} to="/money/payroll" />}>{t('wizard.showSalaries')}</Button>
    )
  if (kind === 'budget' && projectId !== null)
    return (
      <Button renderRoot={root => <Link {...root} to="/projects/$projectId/budget" params={{ projectId }} />}>
        {t('wizard.showBudget')}
      </Button>
    )
  if (kind === 'rates')
    return (
      <Button renderRoot={root => <Link {...root} to="/settings/rates" />}>{t('wizard.showRates')}</Button>
    )
  if (kind === 'statement' && wizard.statement.accountId !== null) {
    const { accountId } = wizard.statement
    return (
      <Button
        renderRoot={root => (
          <Link {...root} to="/money/accounts/$accountId/matching" params={{ accountId }} />
        )}
      >
        {t('wizard.showLines')}
      </Button>
    )
  }
  if (kind === 'organisations')
    return (
      <Button renderRoot={root => <Link {...root} to="/registry" />}>{t('wizard.showOrganisations')}</Button>
    )
  return null
}

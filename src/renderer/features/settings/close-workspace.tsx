import { Button } from '@mantine/core'
import { ErrorState, useAct, useWords } from '#renderer/ui/index.ts'
import { Section } from './section.tsx'

/** Closes this workspace; the start screen offers it again, and others, and restoring a backup. */
export function CloseWorkspace() {
  const { t } = useWords()
  const close = useAct('workspace.close')
  return (
    <Section title={t('workspace.closeTitle')} text={t('workspace.closeHelp')}>
      <div>
        <Button variant="default" loading={close.running} onClick={() => void close.run({})}>
          {t('workspace.close')}
        </Button>
      </div>
      {close.error ? <ErrorState error={close.error} /> : null}
    </Section>
  )
}

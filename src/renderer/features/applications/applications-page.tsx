import { Page, useWords } from '#renderer/ui/index.ts'
import { ApplicationsList } from './applications-list.tsx'

/** All applications over all calls. */
export function ApplicationsPage() {
  const { t } = useWords()
  return (
    <Page title={t('application.list')} subtitle={t('application.listHelp')} body="fill">
      <ApplicationsList callId={null} />
    </Page>
  )
}

import { EmptyNote, Page, useWords } from '#renderer/ui/index.ts'

export function OrganisationPage() {
  const { t } = useWords()
  return (
    <Page title={t('screen.missing')}>
      <EmptyNote title={t('screen.missing')} />
    </Page>
  )
}

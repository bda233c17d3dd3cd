import { EmptyNote, Page, useWords } from '#renderer/ui/index.ts'

export function ImportPage() {
  const { t } = useWords()
  return (
    <Page title={t('screen.missing')}>
      <EmptyNote title={t('screen.missing')} />
    </Page>
  )
}

import { EmptyNote, Page, useWords } from '#renderer/ui/index.ts'

export function NewEntryPage() {
  const { t } = useWords()
  return (
    <Page title={t('screen.missing')}>
      <EmptyNote title={t('screen.missing')} />
    </Page>
  )
}

export function EntryPage() {
  const { t } = useWords()
  return (
    <Page title={t('screen.missing')}>
      <EmptyNote title={t('screen.missing')} />
    </Page>
  )
}

export function EditEntryPage() {
  const { t } = useWords()
  return (
    <Page title={t('screen.missing')}>
      <EmptyNote title={t('screen.missing')} />
    </Page>
  )
}

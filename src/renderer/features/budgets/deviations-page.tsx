import { EmptyNote, useWords } from '#renderer/ui/index.ts'

export function DeviationsPage() {
  const { t } = useWords()
  return <EmptyNote title={t('screen.missing')} />
}

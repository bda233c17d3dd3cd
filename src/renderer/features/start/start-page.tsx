import { Page, useWords } from '#renderer/ui/index.ts'

export function StartPage(props: { readonly appVersion: string }) {
  const { t } = useWords()
  return <Page title={t('start.title')}>{props.appVersion}</Page>
}

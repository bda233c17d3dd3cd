import { Table, VisuallyHidden } from '@mantine/core'
import { useWords } from '../words/use-words.ts'

/** Head of the column of buttons: blank to the eye, named for screen readers. */
export function ActionsHead() {
  const { t } = useWords()
  return (
    <Table.Th scope="col">
      <VisuallyHidden>{t('list.actsColumn')}</VisuallyHidden>
    </Table.Th>
  )
}

import { Text } from '@mantine/core'
import { useWords } from './use-words.ts'

/** The name of an applicant; where nobody gave one, it says so. */
export function ApplicantName({ name }: { readonly name: string }) {
  const { t } = useWords()
  if (name.trim() !== '') return name
  return (
    <Text component="span" inherit c="dimmed" fs="italic">
      {t('application.nameNotGiven')}
    </Text>
  )
}

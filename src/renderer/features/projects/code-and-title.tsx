import { TextInput } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'

/** What the two fields need of a form, whatever else it holds. */
type Fields = {
  readonly key: (path: 'code' | 'title') => string
  readonly getInputProps: (path: 'code' | 'title') => object
}

/** Code and title, with which every part of a project begins; the code takes the focus. */
export function CodeAndTitle({ form, example }: { readonly form: Fields; readonly example?: string }) {
  const { t } = useWords()
  return (
    <>
      <TextInput
        label={t('project.code')}
        {...(example === undefined ? {} : { placeholder: example })}
        key={form.key('code')}
        {...form.getInputProps('code')}
        required
        data-autofocus
      />
      <TextInput
        label={t('project.title')}
        key={form.key('title')}
        {...form.getInputProps('title')}
        required
      />
    </>
  )
}

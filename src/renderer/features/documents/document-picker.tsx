import { Radio, Stack, Text } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import classes from './documents.module.css'
import type { DocumentChoice } from './use-document.ts'

/** All documents, those made for the project's donor first. */
export function DocumentPicker({ choice }: { readonly choice: DocumentChoice }) {
  const { t } = useWords()
  const suiting = choice.kinds.filter(({ suits }) => suits)
  const others = choice.kinds.filter(({ suits }) => !suits)
  return (
    <Radio.Group
      label={t('docs.document')}
      value={choice.kind?.id ?? null}
      onChange={value => {
        const chosen = choice.kinds.find(({ kind }) => kind.id === value)
        if (chosen) choice.chooseKind(chosen.kind.id)
      }}
    >
      <Group title={suiting.length > 0 ? t('docs.suiting') : null} kinds={suiting} />
      <Group title={suiting.length > 0 ? t('docs.others') : null} kinds={others} />
    </Radio.Group>
  )
}

function Group(props: { readonly title: string | null; readonly kinds: DocumentChoice['kinds'] }) {
  const { say } = useWords()
  if (props.kinds.length === 0) return null
  return (
    <Stack gap={2} mt={6}>
      {props.title === null ? null : (
        <Text size="xs" c="dimmed">
          {props.title}
        </Text>
      )}
      {props.kinds.map(({ kind }) => (
        <Radio key={kind.id} value={kind.id} label={say(kind.titleKey)} className={classes['choice'] ?? ''} />
      ))}
    </Stack>
  )
}

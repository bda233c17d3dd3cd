import { Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconPencil, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import type { EntryActions } from './use-entry-acts.tsx'

/** The acts on an entry that this person may do now. */
export function EntryActs({ acts }: { readonly acts: EntryActions }) {
  const { t } = useWords()
  const { post, edit, reverse, remove } = acts
  if (!(post || edit || reverse || remove)) return null
  return (
    <Group gap="xs">
      {post ? (
        <Button size="xs" leftSection={<IconCheck size={14} aria-hidden />} onClick={post}>
          {t('entry.post')}
        </Button>
      ) : null}
      {edit ? (
        <Button size="xs" variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={edit}>
          {t('act.edit')}
        </Button>
      ) : null}
      {reverse ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={reverse}
        >
          {t('entry.reverse')}
        </Button>
      ) : null}
      {remove ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={remove}
        >
          {t('entry.delete')}
        </Button>
      ) : null}
    </Group>
  )
}

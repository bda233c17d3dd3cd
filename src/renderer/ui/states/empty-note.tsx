import { Stack, Text, ThemeIcon } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export type EmptyNoteProps = {
  readonly title: string
  /** What to do first. */
  readonly text?: string | undefined
  readonly action?: ReactNode
}

/** Nothing is here yet: says so, and what to do first. */
export function EmptyNote({ title, text, action }: EmptyNoteProps) {
  return (
    <Stack align="center" gap="xs" p="xl" role="status">
      <ThemeIcon variant="light" color="gray" size={40} radius="xl" aria-hidden>
        <IconInbox size={22} />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {text === undefined ? null : (
        <Text c="dimmed" ta="center" maw={460}>
          {text}
        </Text>
      )}
      {action}
    </Stack>
  )
}

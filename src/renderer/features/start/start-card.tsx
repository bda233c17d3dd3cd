import { Button, Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'

export type StartCardProps = {
  readonly icon: TablerIcon
  readonly title: string
  readonly text: string
  readonly actionLabel: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Shown once the card is open. */
  readonly children: ReactNode
}

/** One way to begin: says what it is for, and unfolds what it asks. */
export function StartCard({
  icon: Icon,
  title,
  text,
  actionLabel,
  isOpen,
  onToggle,
  children,
}: StartCardProps) {
  const id = useId()
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <ThemeIcon variant="light" size={36} aria-hidden>
            <Icon size={20} />
          </ThemeIcon>
          <div>
            <Title order={2} id={id}>
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          </div>
        </Group>
        {isOpen ? (
          children
        ) : (
          <div>
            <Button variant="light" onClick={onToggle}>
              {actionLabel}
            </Button>
          </div>
        )}
      </Stack>
    </Paper>
  )
}

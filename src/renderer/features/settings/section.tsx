import { Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of a settings page: heading, what it is for, content. */
export function Section(props: {
  readonly title: string
  readonly text?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <Stack component="section" gap="sm" aria-labelledby={id}>
      <div>
        <Title order={2} id={id}>
          {props.title}
        </Title>
        {props.text === undefined ? null : (
          <Text size="sm" c="dimmed">
            {props.text}
          </Text>
        )}
      </div>
      {props.children}
    </Stack>
  )
}

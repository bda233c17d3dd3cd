import { Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of a long form under its own heading. */
export function FormPart(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <Stack component="section" gap="sm" aria-labelledby={id}>
      <Title order={2} id={id}>
        {props.title}
      </Title>
      {props.children}
    </Stack>
  )
}

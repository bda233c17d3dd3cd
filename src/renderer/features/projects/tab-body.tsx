import { Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { Loaded } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './project-page.module.css'
import { useProject } from './use-project.ts'

/** A side of a project that scrolls: reads the project and draws it. */
export function TabBody(props: { readonly children: (project: OutputOf<'projects.get'>) => ReactNode }) {
  const project = useProject()
  return (
    <div className={classes['body']}>
      <Loaded of={project} lines={8}>
        {props.children}
      </Loaded>
    </div>
  )
}

/** A part of a side, with its heading and its acts. */
export function Part(props: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Where an address leads to it. */
  readonly id?: string
}) {
  const id = useId()
  return (
    <Stack component="section" gap="sm" aria-labelledby={id} {...(props.id ? { id: props.id } : {})}>
      <Group justify="space-between">
        <Title order={2} id={id}>
          {props.title}
        </Title>
        {props.actions}
      </Group>
      {props.children}
    </Stack>
  )
}

import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import classes from './page.module.css'

export type PageProps = {
  readonly title: string
  /** Beside the title: badges and states. */
  readonly marks?: ReactNode
  /** Under the title: one quiet line. */
  readonly subtitle?: ReactNode
  /** The acts of the page, at the right; the main one last. */
  readonly actions?: ReactNode
  /** `scroll` for pages to read, `fill` for lists that scroll inside. */
  readonly body?: 'scroll' | 'fill'
  readonly children: ReactNode
}

/** A screen: title, acts, content. It names the window, so that screen readers and task switchers know it. */
export function Page({ title, marks, subtitle, actions, body = 'scroll', children }: PageProps) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <Stack gap={2} className={classes['titles'] ?? ''}>
          <Group gap="xs">
            <Title order={1} tabIndex={-1}>
              {title}
            </Title>
            {marks}
          </Group>
          {subtitle === undefined ? null : (
            <Text component="div" size="sm" c="dimmed">
              {subtitle}
            </Text>
          )}
        </Stack>
        {actions === undefined ? null : (
          <Group gap="xs" wrap="nowrap" className={classes['actions'] ?? ''}>
            {actions}
          </Group>
        )}
      </header>
      <div className={classes[body]}>{children}</div>
    </div>
  )
}

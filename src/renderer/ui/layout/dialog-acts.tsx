import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'

/**
 * The end of every dialog: the way out first, what the dialog is for last, both at the right. `note` stands at the left,
 * `children` are the acts.
 */
export function DialogActs(props: {
  readonly onLeave?: (() => void) | undefined
  readonly note?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useWords()
  return (
    <Group justify="space-between" gap="sm">
      <div>{props.note}</div>
      <Group gap="sm" justify="flex-end">
        {props.onLeave ? (
          <Button variant="default" onClick={props.onLeave}>
            {t('act.leave')}
          </Button>
        ) : null}
        {props.children}
      </Group>
    </Group>
  )
}

import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '#renderer/ui/index.ts'
import classes from '../imports.module.css'

/** The way on and the way back, always in sight. */
export function StepFoot(props: { readonly onBack?: () => void; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <Group gap="sm" className={classes['foot'] ?? ''}>
      {props.children}
      {props.onBack ? (
        <Button variant="default" onClick={props.onBack}>
          {t('act.back')}
        </Button>
      ) : null}
    </Group>
  )
}

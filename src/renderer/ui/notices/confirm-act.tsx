import { Button, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import { DialogActs } from '../layout/dialog-acts.tsx'
import { ErrorState } from '../states/error-state.tsx'
import { useWords } from '../words/use-words.ts'

export type ConfirmActProps = {
  readonly opened: boolean
  readonly onClose: () => void
  /** Names the effect: "Lock period 3 (1 Jan – 31 Mar 2025)". Never a question. */
  readonly title: string
  /** What happens, and whether it can be taken back. */
  readonly text?: string
  /** Preview of the effect, fields for a reason, second person. */
  readonly children?: ReactNode
  /** The effect as a verb: "Lock period", "Delete draft". */
  readonly confirmLabel: string
  readonly onConfirm: () => unknown
  readonly running?: boolean
  readonly disabled?: boolean
  /** For what cannot be taken back. */
  readonly danger?: boolean
  readonly error?: WireError | null
}

/** Asks before a consequential act by naming its effect. */
export function ConfirmAct(props: ConfirmActProps) {
  const { t } = useWords()
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Stack gap="md">
        {props.text === undefined ? null : <Text>{props.text}</Text>}
        {props.children}
        {props.error ? <ErrorState error={props.error} /> : null}
        <DialogActs onLeave={props.onClose}>
          <Button
            {...(props.danger ? { color: 'red' } : {})}
            loading={props.running ?? false}
            disabled={props.disabled ?? false}
            onClick={() => props.onConfirm()}
          >
            {props.confirmLabel}
          </Button>
        </DialogActs>
      </Stack>
    </Modal>
  )
}

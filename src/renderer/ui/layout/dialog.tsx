import { Modal } from '@mantine/core'
import { createContext, type ReactNode, useContext } from 'react'
import { useWords } from '../words/use-words.ts'

export type DialogProps = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly size?: 'md' | 'lg' | 'xl'
  readonly children: ReactNode
}

const InDialog = createContext(false)

/** Whether what is shown stands in a dialog: a form puts its acts where dialogs have them. */
export const useInDialog = (): boolean => useContext(InDialog)

/** A window above the screen for one short task; its content is made anew each time it opens. */
export function Dialog({ opened, onClose, title, size = 'lg', children }: DialogProps) {
  const { t } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <InDialog value={true}>{children}</InDialog>
    </Modal>
  )
}

import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export interface RowActsProps {
  /** Says what is changed: "Edit the transfer of 3.2.2026". */
  readonly editLabel: string
  readonly onEdit: () => void
  readonly deleteLabel: string
  readonly onDelete: () => void
}

/** Changing and deleting what a row of a table or the head of a card shows. */
export const RowActs = ({ editLabel, onEdit, deleteLabel, onDelete }: RowActsProps) => (
  <Group gap={4} wrap="nowrap" justify="flex-end">
    <RowAct label={editLabel} icon={<IconPencil size={16} aria-hidden />} onClick={onEdit} />
    <RowAct label={deleteLabel} icon={<IconTrash size={16} aria-hidden />} onClick={onDelete} />
  </Group>
)

const RowAct = (props: {
  readonly label: string
  readonly icon: ReactNode
  readonly onClick: () => void
}) => (
  <Tooltip label={props.label}>
    <ActionIcon variant="subtle" color="gray" aria-label={props.label} onClick={props.onClick}>
      {props.icon}
    </ActionIcon>
  </Tooltip>
)

import { ActionIcon, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'

export type RowButtonsProps = {
  /** Names the row for screen readers: "Row 2". */
  readonly number: number
  readonly count: number
  /** Absent where the order says nothing. */
  readonly onMove?: (from: number, to: number) => void
  readonly onRemove: (index: number) => void
}

/** Moves a row of a form up or down, or takes it out. */
export function RowButtons({ number, count, onMove, onRemove }: RowButtonsProps) {
  const { t } = useWords()
  const index = number - 1
  return (
    <Group gap={2} wrap="nowrap">
      {onMove ? (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={index === 0}
            aria-label={t('rows.up', { number })}
            onClick={() => onMove(index, index - 1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={number === count}
            aria-label={t('rows.down', { number })}
            onClick={() => onMove(index, index + 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </>
      ) : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('rows.remove', { number })}
        onClick={() => onRemove(index)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}

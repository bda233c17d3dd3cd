import { Select } from '@mantine/core'
import { useRead } from '#renderer/ui/index.ts'

/** Picks a line of the project's budget. Takes the props of a form field. */
export function LineSelect(props: {
  readonly projectId: string
  readonly label: string
  readonly description?: string
  readonly required?: boolean
  readonly value?: string | null
  readonly defaultValue?: string | null
  readonly onChange?: (lineId: string | null) => void
}) {
  const { projectId, ...field } = props
  const lines = useRead('budgets.lines', { projectId })
  return (
    <Select
      {...field}
      searchable
      clearable={!field.required}
      data={(lines.data?.rows ?? []).map(row => ({ value: row.id, label: `${row.code} ${row.label}` }))}
    />
  )
}

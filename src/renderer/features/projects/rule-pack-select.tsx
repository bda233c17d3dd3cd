import { Select } from '@mantine/core'
import { useRead, useWords } from '#renderer/ui/index.ts'

export type RulePackSelectProps = {
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Whose limits a new contract starts from, and how many of them still have to be confirmed. */
export function RulePackSelect({ value, onChange }: RulePackSelectProps) {
  const { t, say } = useWords()
  const packs = useRead('projects.rulePacks', {})
  const rows = packs.data?.rows ?? []
  const chosen = rows.find(row => row.id === value)
  return (
    <Select
      label={t('project.rulePack')}
      description={
        chosen
          ? t('project.rulePackHelp', { unconfirmed: chosen.unconfirmed, count: chosen.parameters })
          : undefined
      }
      allowDeselect={false}
      data={rows.map(row => ({ value: row.id, label: say(`rulePack.${row.id}`, {}) }))}
      value={value}
      onChange={id => id !== null && onChange(id)}
    />
  )
}

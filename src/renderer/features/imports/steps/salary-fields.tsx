import { Checkbox, TextInput } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import type { SalaryParams } from '../state/salary-params.ts'

/** What a file of salaries may need to be told: its month, and whether people are added. */
export function SalaryFields(props: {
  readonly salaries: SalaryParams
  readonly onChange: (salaries: SalaryParams) => void
}) {
  const { t } = useWords()
  const { salaries, onChange } = props
  return (
    <>
      <TextInput
        label={t('wizard.salaryMonth')}
        description={t('wizard.salaryMonthHelp')}
        maxLength={7}
        value={salaries.month}
        onChange={event => onChange({ ...salaries, month: event.currentTarget.value.trim() })}
      />
      <Checkbox
        label={t('wizard.addPeople')}
        checked={salaries.addPeople}
        onChange={event => onChange({ ...salaries, addPeople: event.currentTarget.checked })}
      />
    </>
  )
}

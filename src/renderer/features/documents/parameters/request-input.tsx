import { Select } from '@mantine/core'
import { useRead, useWords } from '#renderer/ui/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import type { DocumentChoice } from '../use-document.ts'
import type { ParameterField } from './parameter-fields.ts'

const NEWEST = 'newest'

/** One of the project's payment requests, newest first; left alone it is the newest there is. */
export function RequestInput({
  field,
  choice,
}: {
  readonly field: ParameterField
  readonly choice: DocumentChoice
}) {
  const { t, say, locale } = useWords()
  const { project } = choice
  const requests = useRead(
    'paymentRequests.list',
    { projectId: project?.id ?? '' },
    { enabled: project !== undefined },
  )
  const rows = project === undefined ? [] : (requests.data?.rows ?? [])
  const value = choice.values[field.name]
  return (
    <Select
      label={say(field.labelKey)}
      data={[
        { value: NEWEST, label: t('docs.newestRequest') },
        ...rows.toReversed().map(row => ({
          value: row.id,
          label: t('docs.requestName', {
            number: String(row.number),
            kind: t(`request.kinds.${row.kind}`),
            amount: `${formatAmount(row.amount.minor, row.amount.currency, locale)} ${row.amount.currency}`,
            state: t(`request.states.${row.state}`),
          }),
        })),
      ]}
      value={rows.find(row => row.id === value)?.id ?? NEWEST}
      onChange={chosen => choice.setValue(field, chosen === null || chosen === NEWEST ? null : chosen)}
      allowDeselect={false}
    />
  )
}

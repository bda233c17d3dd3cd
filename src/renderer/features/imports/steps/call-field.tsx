import { Select } from '@mantine/core'
import { useRead, useWords } from '#renderer/ui/index.ts'

/** Which call a register of applications belongs to. */
export function CallField(props: {
  readonly value: string | null
  readonly onChange: (callId: string | null) => void
}) {
  const { t } = useWords()
  const read = useRead('calls.list', { limit: 500 })
  return (
    <Select
      label={t('application.call')}
      searchable
      required
      data={(read.data?.rows ?? []).map(({ id, code, title }) => ({
        value: id,
        label: `${code} · ${title}`,
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  )
}

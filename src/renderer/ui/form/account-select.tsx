import { Select } from '@mantine/core'
import { useRead } from '../data/use-read.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldProps } from './field-props.ts'

export type AccountSelectProps = Omit<FieldProps<string | null>, 'label'> & {
  readonly label: string
  /** Only accounts that serve this project; null offers all. */
  readonly projectId: string | null
  readonly clearable?: boolean
  /** Only accounts in this currency; without it, in any. */
  readonly currency?: string
  /** An account that is not offered: the other side of a transfer. */
  readonly except?: string | null
}

/** Chooses a bank or cash account; its value is the account's id. */
export function AccountSelect(props: AccountSelectProps) {
  const { label, help, projectId, clearable = false, currency, except, value, defaultValue, ...rest } = props
  const { t } = useWords()
  const accounts = useRead('accounts.list', { projectId })
  const data = (accounts.data?.rows ?? [])
    .filter(row => row.id !== except && (currency === undefined || row.currency === currency))
    .map(row => ({ value: row.id, label: `${row.name} (${row.currency})` }))
  return (
    <Select
      {...rest}
      label={label}
      description={help}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      data={data}
      nothingFoundMessage={t('account.noneFits')}
      searchable
      clearable={clearable}
      allowDeselect={clearable}
    />
  )
}

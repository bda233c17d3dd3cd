import type { UseFormReturnType } from '@mantine/form'
import { useEffect } from 'react'
import { MoneyField, useRead, useWords } from '#renderer/ui/index.ts'
import type { EntryValues } from './entry-values.ts'

/** What an account of another currency than the entry's was charged; not there for one of the entry's own. */
export function ChargeField({ form }: { readonly form: UseFormReturnType<EntryValues> }) {
  const { t } = useWords()
  const { projectId, accountId, currency, chargedMinor } = form.getValues()
  const accounts = useRead('accounts.list', { projectId }, { enabled: accountId !== null })
  const account = accounts.data?.rows.find(row => row.id === accountId)
  const isOther = account !== undefined && account.currency !== currency
  const isStray = chargedMinor !== null && (accountId === null || (account !== undefined && !isOther))
  // What was typed for another account says nothing of this one.
  useEffect(() => {
    if (isStray) form.setFieldValue('chargedMinor', null)
  }, [isStray, form])
  if (!isOther) return null
  return (
    <MoneyField
      label={t('account.charged')}
      help={t('account.chargedHelp')}
      currency={account.currency}
      {...form.getInputProps('chargedMinor')}
    />
  )
}

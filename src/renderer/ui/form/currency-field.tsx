import { Select } from '@mantine/core'
import { useState } from 'react'
import { isCurrencyCode } from '#shared/kernel/currency.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldProps } from './field-props.ts'

/** Currencies of the region and of its donors, offered first; any other code can be typed. */
const OFFERED = ['EUR', 'ALL', 'MKD', 'RSD', 'BAM', 'CHF', 'SEK', 'USD', 'GBP', 'NOK', 'CZK', 'HUF', 'PLN']

/** A currency by its ISO code. */
export function CurrencyField(props: FieldProps<string>) {
  const { help, value, defaultValue, onChange, ...rest } = props
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const known = [value, defaultValue].filter(code => code !== undefined && code !== '')
  const other = typed.trim().toUpperCase()
  const codes = new Set([...OFFERED, ...known, ...(isCurrencyCode(other) ? [other] : [])])
  return (
    <Select
      {...rest}
      description={help}
      searchable
      allowDeselect={false}
      data={[...codes].filter(code => code !== undefined)}
      nothingFoundMessage={t('currency.threeLetters')}
      onSearchChange={setTyped}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      onChange={code => code !== null && onChange?.(code)}
    />
  )
}

import { Select } from '@mantine/core'
import { COUNTRIES, useCountryName } from '../words/countries.ts'
import type { FieldProps } from './field-props.ts'

/** A country by its two letters; blank text means none. */
export function CountryField(props: FieldProps<string>) {
  const { help, value, defaultValue, onChange, ...rest } = props
  const nameOf = useCountryName()
  const asChoice = (code: string) => (code === '' ? null : code)
  return (
    <Select
      {...rest}
      description={help}
      searchable
      clearable
      data={COUNTRIES.map(code => ({ value: code, label: nameOf(code) }))}
      {...(value === undefined ? {} : { value: asChoice(value) })}
      {...(defaultValue === undefined ? {} : { defaultValue: asChoice(defaultValue) })}
      onChange={code => onChange?.(code ?? '')}
    />
  )
}

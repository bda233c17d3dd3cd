import { TextInput } from '@mantine/core'
import { useUncontrolled } from '@mantine/hooks'
import { useCallback, useRef, useState } from 'react'
import { parseAmountInput } from '#shared/kernel/amount-input.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldProps } from './field-props.ts'
import { useTrouble } from './field-trouble.tsx'

/** Decimals that the contract's decimal texts may have. */
const MOST_DECIMALS = 12

export type DecimalFieldProps = FieldProps<string | null> & { readonly unit?: string }

/**
 * A rate, quantity or percentage as exact decimal text, null when blank. A single mark is decimal here (`117,2025`,
 * `1.234`), because such figures are small; the understood number is shown.
 */
export function DecimalField(props: DecimalFieldProps) {
  const { unit, label, help, error, value, defaultValue, onChange, ...rest } = props
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [decimal, setDecimal] = useUncontrolled<string | null>({
    ...(value === undefined ? {} : { value }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    finalValue: null,
    ...(onChange ? { onChange } : {}),
  })
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (decimal === null ? '' : formatDecimalText(decimal, words.locale))
  const unreadable = typed !== null && typed.trim() !== '' && readDecimal(typed) === null
  const trouble = unreadable ? words.t('money.notANumber') : null
  useTrouble(
    trouble,
    useCallback(() => input.current?.focus(), []),
  )
  return (
    <TextInput
      {...rest}
      ref={input}
      label={label}
      description={help}
      error={trouble ?? error}
      value={text}
      onChange={event => {
        setTyped(event.currentTarget.value)
        setDecimal(readDecimal(event.currentTarget.value))
      }}
      onBlur={() => {
        if (!unreadable) setTyped(null)
        props.onBlur?.()
      }}
      inputMode="decimal"
      autoComplete="off"
      rightSection={unit}
      styles={{ input: { textAlign: 'right' } }}
    />
  )
}

/** Exact decimal of a typed figure; null when blank or unreadable. A single mark counts as the decimal one. */
export function readDecimal(text: string): string | null {
  const marks = text.match(/[.,]/g) ?? []
  const single = marks.length === 1 && (marks[0] === ',' || marks[0] === '.') ? marks[0] : undefined
  const read = parseAmountInput(text, {
    decimals: MOST_DECIMALS,
    ...(single === undefined ? {} : { decimalSeparator: single }),
  })
  return read.kind === 'amount' && read.currency === undefined ? read.text : null
}

import { Button, Group, Text, TextInput } from '@mantine/core'
import { useUncontrolled } from '@mantine/hooks'
import { useCallback, useRef, useState } from 'react'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { useWords, type Words } from '../words/use-words.ts'
import type { FieldProps } from './field-props.ts'
import { useTrouble } from './field-trouble.tsx'
import { type MoneyReading, readMoney } from './read-money.ts'

export type MoneyFieldProps = FieldProps<number | null> & { readonly currency: string }

function troubleOf(reading: MoneyReading, currency: string, { t }: Words): string | null {
  switch (reading.kind) {
    case 'ambiguous':
      return t('money.ambiguous')
    case 'otherCurrency':
      return t('money.otherCurrency', { typed: reading.currency, expected: currency })
    case 'invalid':
      return t(`money.${reading.reason}`, { currency })
    default:
      return null
  }
}

/**
 * An amount in minor units of one currency. It takes what people write (`1.980.258,55`, `1,980,258.55`), shows
 * what it understood, and asks when the text can mean two amounts (`1.234`).
 */
export function MoneyField(props: MoneyFieldProps) {
  const { currency, label, help, error, value, defaultValue, onChange, ...rest } = props
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [minor, setMinor] = useUncontrolled<number | null>({
    ...(value === undefined ? {} : { value }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    finalValue: null,
    ...(onChange ? { onChange } : {}),
  })
  const shown = (amount: number) => formatAmount(amount, currency, words.locale)
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (minor === null ? '' : shown(minor))
  const reading = readMoney(text, currency)
  const trouble = typed === null ? null : troubleOf(reading, currency, words)
  useTrouble(
    trouble,
    useCallback(() => input.current?.focus(), []),
  )

  const take = (next: string) => {
    setTyped(next)
    const read = readMoney(next, currency)
    setMinor(read.kind === 'amount' ? read.minor : null)
  }
  const choose = (amount: number) => {
    setTyped(null)
    setMinor(amount)
    input.current?.focus()
  }
  return (
    <div>
      <TextInput
        {...rest}
        ref={input}
        label={label}
        description={help}
        error={trouble ?? error}
        value={text}
        onChange={event => take(event.currentTarget.value)}
        onBlur={() => {
          if (reading.kind === 'amount') setTyped(null)
          props.onBlur?.()
        }}
        inputMode="decimal"
        autoComplete="off"
        rightSection={
          <Text span size="sm" c="dimmed">
            {currency}
          </Text>
        }
        rightSectionWidth={52}
        styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
      />
      <Echo typed={typed} reading={reading} shown={shown} currency={currency} onChoose={choose} />
    </div>
  )
}

function Echo(props: {
  readonly typed: string | null
  readonly reading: MoneyReading
  readonly shown: (minor: number) => string
  readonly currency: string
  readonly onChoose: (minor: number) => void
}) {
  const { t } = useWords()
  const { reading, shown, currency } = props
  if (reading.kind === 'ambiguous')
    return (
      <Group gap="xs" mt={4} role="group" aria-label={t('money.whichOne')}>
        <Text size="sm">{t('money.whichOne')}</Text>
        {reading.choices.map(choice => (
          <Button key={choice} size="compact-sm" variant="light" onClick={() => props.onChoose(choice)}>
            {`${shown(choice)} ${currency}`}
          </Button>
        ))}
      </Group>
    )
  const isEcho = props.typed !== null && reading.kind === 'amount'
  return (
    <Text size="xs" c="dimmed" ta="right" mt={2} aria-live="polite" mih={isEcho ? undefined : 0}>
      {isEcho ? t('money.understood', { amount: `${shown(reading.minor)} ${currency}` }) : ''}
    </Text>
  )
}

import { ActionIcon, Button, Group, Popover, Text, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useUncontrolled } from '@mantine/hooks'
import { IconCalendar } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import { type DateInput, parseDateInput } from '#shared/kernel/date-input.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useWords, type Words } from '../words/use-words.ts'
import type { FieldProps } from './field-props.ts'
import { useTrouble } from './field-trouble.tsx'

export type DateFieldProps = FieldProps<PlainDate | null>

function troubleOf(read: DateInput, { t }: Words): string | null {
  if (read.kind === 'ambiguous') return t('date.ambiguous')
  if (read.kind === 'date' || read.reason === 'empty') return null
  return t(`date.${read.reason}`)
}

/**
 * A day, typed as `1.7.2023`, `01/07/2023` or `2023-07-01`, or picked; the value is always `YYYY-MM-DD` text.
 * `05/06/2024` can be two days and is asked about.
 */
export function DateField(props: DateFieldProps) {
  const { label, help, error, value, defaultValue, onChange, ...rest } = props
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState(false)
  const [date, setDate] = useUncontrolled<PlainDate | null>({
    ...(value === undefined ? {} : { value }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    finalValue: null,
    ...(onChange ? { onChange } : {}),
  })
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (date === null ? '' : shownDate(date, words.locale))
  const read = parseDateInput(text)
  const trouble = typed === null ? null : troubleOf(read, words)
  useTrouble(
    trouble,
    useCallback(() => input.current?.focus(), []),
  )
  const choose = (next: PlainDate | null) => {
    setTyped(null)
    setDate(next)
    setOpened(false)
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
        placeholder={words.t('date.placeholder')}
        value={text}
        onChange={event => {
          const next = event.currentTarget.value
          const meant = parseDateInput(next)
          setTyped(next)
          setDate(meant.kind === 'date' ? meant.date : null)
        }}
        onBlur={() => {
          if (read.kind === 'date') setTyped(null)
          props.onBlur?.()
        }}
        autoComplete="off"
        rightSection={
          <Calendar
            label={label}
            date={date}
            opened={opened}
            onOpen={setOpened}
            onChoose={choose}
            disabled={props.disabled ?? false}
          />
        }
      />
      {typed !== null && read.kind === 'ambiguous' ? (
        <Group gap="xs" mt={4} role="group" aria-label={words.t('date.whichOne')}>
          <Text size="sm">{words.t('date.whichOne')}</Text>
          {read.readings.map(reading => (
            <Button key={reading} size="compact-sm" variant="light" onClick={() => choose(reading)}>
              {formatDate(reading, words.locale, 'long')}
            </Button>
          ))}
        </Group>
      ) : null}
    </div>
  )
}

/** With dots, so that a shown date can be edited: slashes could be read in either order. */
function shownDate(date: PlainDate, locale: string): string {
  return formatDate(date, locale).replaceAll('/', '.')
}

function Calendar(props: {
  readonly label: string
  readonly date: PlainDate | null
  readonly opened: boolean
  readonly onOpen: (opened: boolean) => void
  readonly onChoose: (date: PlainDate | null) => void
  readonly disabled: boolean
}) {
  const { t } = useWords()
  return (
    <Popover opened={props.opened} onChange={props.onOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={props.disabled}
          aria-label={t('date.pick', { label: props.label })}
          onClick={() => props.onOpen(!props.opened)}
        >
          <IconCalendar size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={props.date}
          {...(props.date === null ? {} : { defaultDate: props.date })}
          onChange={props.onChoose}
          ariaLabels={{ previousMonth: t('date.previousMonth'), nextMonth: t('date.nextMonth') }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

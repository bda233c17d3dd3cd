import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue, useUncontrolled } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import type { Result } from '#shared/kernel/result.ts'
import { unwrapped } from '../data/call-error.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldProps } from './field-props.ts'

/** A record as a field holds it. */
export type Chosen = { readonly id: string; readonly name: string }
export type PickOption = Chosen & { readonly detail?: string | undefined }

export type RecordPickerProps = FieldProps<Chosen | null> & {
  /** Names what is searched, part of the cache key: `organisations`. */
  readonly source: string
  readonly find: (text: string, signal: AbortSignal) => Promise<Result<readonly PickOption[], WireError>>
  /** Offered below the results, for a record that is not there yet. */
  readonly footer?: ReactNode
}

/** Finds a record by typing; the backend searches, so a register of any size will do. */
export function RecordPicker(props: RecordPickerProps) {
  const { source, find, footer, label, help, value, defaultValue, onChange, ...rest } = props
  const { t } = useWords()
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const [chosen, setChosen] = useUncontrolled<Chosen | null>({
    ...(value === undefined ? {} : { value }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    finalValue: null,
    ...(onChange ? { onChange } : {}),
  })
  const [typed, setTyped] = useState<string | null>(null)
  const [text] = useDebouncedValue(typed ?? '', 150)
  const options = useQuery({
    queryKey: ['pick', source, text],
    queryFn: async ({ signal }) => unwrapped(await find(text, signal)),
    enabled: box.dropdownOpened,
    placeholderData: keepPreviousData,
  })
  const rows = options.data ?? []
  const choose = (id: string) => {
    const option = rows.find(row => row.id === id)
    if (option) setChosen({ id: option.id, name: option.name })
    setTyped(null)
    box.closeDropdown()
  }
  return (
    <Combobox store={box} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          {...rest}
          label={label}
          description={help}
          value={typed ?? chosen?.name ?? ''}
          placeholder={props.placeholder ?? t('pick.placeholder')}
          onChange={event => {
            setTyped(event.currentTarget.value)
            box.openDropdown()
            box.updateSelectedOptionIndex()
          }}
          onClick={() => box.openDropdown()}
          onFocus={() => {
            box.openDropdown()
            props.onFocus?.()
          }}
          onBlur={() => {
            setTyped(null)
            box.closeDropdown()
            props.onBlur?.()
          }}
          rightSection={
            chosen && !props.disabled ? (
              <CloseButton
                size="sm"
                aria-label={t('pick.clear', { label })}
                onMouseDown={event => event.preventDefault()}
                onClick={() => setChosen(null)}
              />
            ) : options.isFetching ? (
              <Loader size="xs" aria-label={t('state.loading')} />
            ) : null
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {rows.length === 0 && !options.isFetching ? (
            <Combobox.Empty>{t('pick.nothing')}</Combobox.Empty>
          ) : null}
          {rows.map(row => (
            <Combobox.Option key={row.id} value={row.id} active={row.id === chosen?.id}>
              {row.name}
              {row.detail ? <PickDetail text={row.detail} /> : null}
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {footer === undefined ? null : <Combobox.Footer>{footer}</Combobox.Footer>}
      </Combobox.Dropdown>
    </Combobox>
  )
}

function PickDetail({ text }: { readonly text: string }) {
  return <span style={{ display: 'block', color: 'var(--mantine-color-dimmed)', fontSize: 12 }}>{text}</span>
}

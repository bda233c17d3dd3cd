import { Button, CloseButton, Collapse, Group, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { isNarrowed, ProjectSelect, useWords } from '#renderer/ui/index.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { withProject } from './ledger-filter.ts'
import { MoreFilters, moreFiltersOf } from './more-filters.tsx'

export type LedgerFiltersProps = {
  readonly filter: LedgerFilter
  readonly onChange: (filter: LedgerFilter) => void
}

const SETTLED = ['draft', 'posted'] as const
const STATES = ['all', ...SETTLED] as const
const EVERYTHING = {
  text: '',
  state: null,
  from: null,
  to: null,
  currency: null,
  withoutAccount: false,
  withoutAttachment: false,
  papersMissing: false,
} as const
const TYPING = 250

/** What the ledger shows: text, project and state at hand, the rest one step away; all of it is in the address. */
export function LedgerFilters({ filter, onChange }: LedgerFiltersProps) {
  const { t } = useWords()
  const more = moreFiltersOf(filter)
  const [opened, setOpened] = useState(more > 0)
  return (
    <>
      <TextFilter text={filter.text} onChange={text => onChange({ ...filter, text })} />
      <ProjectSelect
        quiet
        clearable
        label={t('project.one')}
        placeholder={t('project.all')}
        value={filter.projectId}
        width={190}
        onChange={projectId => onChange(withProject(filter, projectId))}
      />
      <SegmentedControl
        aria-label={t('ledger.state')}
        value={filter.state ?? 'all'}
        data={STATES.map(state => ({ value: state, label: t(`ledger.states.${state}`) }))}
        onChange={value => onChange({ ...filter, state: SETTLED.find(state => state === value) ?? null })}
      />
      <Button
        variant={more > 0 ? 'light' : 'default'}
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {more > 0 ? t('ledger.moreFiltersOn', { count: more }) : t('ledger.moreFilters')}
      </Button>
      {isNarrowed({ ...filter, projectId: null }) ? (
        <Button
          variant="subtle"
          onClick={() => onChange({ ...withProject(filter, filter.projectId), ...EVERYTHING })}
        >
          {t('ledger.showAll')}
        </Button>
      ) : null}
      <Collapse expanded={opened} w="100%">
        {opened ? (
          <Group gap="xs" align="end" pt={4}>
            <MoreFilters filter={filter} onChange={onChange} />
          </Group>
        ) : null}
      </Collapse>
    </>
  )
}

function TextFilter({
  text,
  onChange,
}: {
  readonly text: string
  readonly onChange: (text: string) => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  const tell = useDebouncedCallback(onChange, TYPING)
  const take = (next: string) => {
    setTyped(next)
    tell(next.trim())
  }
  return (
    <TextInput
      aria-label={t('ledger.find')}
      placeholder={t('ledger.findPlaceholder')}
      value={typed}
      maxLength={200}
      w={190}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={t('ledger.findClear')} onClick={() => take('')} />
        )
      }
      onChange={event => take(event.currentTarget.value)}
    />
  )
}

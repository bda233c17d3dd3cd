import { VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { ACTIONS } from '../actions.ts'
import { SECTIONS } from '../navigation.ts'
import { finderStore } from './finder-store.ts'
import classes from './shell.module.css'

type Hit = OutputOf<'search.find'>['rows'][number]
type Go = (address: string) => void

/** Where a found record lives. */
export function addressOf(hit: Hit): string {
  switch (hit.kind) {
    case 'project':
      return `/projects/${hit.id}`
    case 'organisation':
      return `/registry/${hit.id}`
    case 'ledger_entry':
      return `/money/ledger/${hit.id}`
    case 'call':
      return `/grants/calls/${hit.id}`
    case 'application':
      return `/grants/applications/${hit.id}`
    case 'person':
      return '/settings/persons'
  }
}

/** Accents and case do not matter: "shpenzim" finds "Shpenzime", "cek" finds "Çek". */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

function useScreensAndActions(
  query: string,
  go: Go,
): { screens: SpotlightActionData[]; acts: SpotlightActionData[] } {
  const { t } = useWords()
  const may = useMay()
  const fits = (label: string) => folded(label).includes(folded(query.trim()))
  const links = SECTIONS.flatMap(section => (section.links.length > 0 ? section.links : [section]))
  const screens = links
    .filter(link => may(link.needs) && fits(t(link.labelKey)))
    .map(link => ({ id: link.to, label: t(link.labelKey), onClick: () => go(link.to) }))
  const acts = ACTIONS.filter(action => may(action.needs) && fits(t(action.labelKey))).map(action => ({
    id: action.to,
    label: t(action.labelKey),
    onClick: () => go(action.to),
  }))
  return { screens, acts }
}

/** Marks the first answer as the one that Enter opens. */
function markFirst(): void {
  const { listId } = finderStore.getState()
  const list = document.getElementById(listId)
  for (const marked of list?.querySelectorAll('[data-selected]') ?? [])
    marked.removeAttribute('data-selected')
  const first = list?.querySelector('[data-action]')
  first?.setAttribute('data-selected', 'true')
  finderStore.updateState(state => ({ ...state, selected: first ? 0 : -1 }))
}

/** The one search: records, screens and actions. Ctrl or Cmd with K opens it. */
export function Finder() {
  const words = useWords()
  const { t } = words
  const router = useRouter()
  const [query, setQuery] = useState('')
  const [text] = useDebouncedValue(query.trim(), 120)
  const found = useRead('search.find', { text, limit: 20 }, { enabled: text !== '', keepLast: true })
  const go: Go = address => router.history.push(address)
  const hits = text === '' ? [] : (found.data?.rows ?? [])
  const { screens, acts } = useScreensAndActions(query, go)
  const groups = [
    {
      group: t('find.records'),
      actions: hits.map(hit => ({
        id: `${hit.kind} ${hit.id}`,
        label: hit.title,
        description: [t(`find.kind.${hit.kind}`), hit.snippet].filter(part => part !== '').join(' · '),
        onClick: () => go(addressOf(hit)),
      })),
    },
    { group: t('find.screens'), actions: screens },
    { group: t('find.actions'), actions: acts },
  ].filter(group => group.actions.length > 0)
  const chosenFor = useRef<string | null>(null)
  // The list marks its first answer while the text changes; records come later and would stay unmarked. What a person
  // marked meanwhile stays marked.
  const answers = groups.flatMap(({ actions }) => actions.map(({ id }) => id)).join(' ')
  useEffect(() => {
    if (text !== '' && answers !== '' && chosenFor.current !== text) markFirst()
  }, [text, answers])
  return (
    <Spotlight
      store={finderStore}
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      filter={(_, actions) => actions}
      nothingFound={found.isFetching ? t('state.loading') : t('find.nothing')}
      shortcut="mod + K"
      tagsToIgnore={[]}
      transitionProps={{ duration: 100 }}
      overlayProps={{ blur: 0 }}
      title={<VisuallyHidden>{t('find.placeholder')}</VisuallyHidden>}
      classNames={{ header: classes['finderHead'] ?? '' }}
      searchProps={{
        placeholder: t('find.placeholder'),
        'aria-label': t('find.placeholder'),
        leftSection: <IconSearch size={18} aria-hidden />,
        onKeyDown: ({ key }) => {
          if (key === 'ArrowDown' || key === 'ArrowUp') chosenFor.current = query.trim()
        },
      }}
      scrollable
      maxHeight={480}
    />
  )
}

import { Button } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import {
  filterOfSearch,
  isOn,
  Page,
  SplitView,
  searchOfFilter,
  useMay,
  useSetGroupBy,
  useWindowSetting,
  useWords,
} from '#renderer/ui/index.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { EntryPanel } from './entry/entry-panel.tsx'
import { LEDGER_LIST, LedgerList } from './list/ledger-list.tsx'

const route = getRouteApi('/money/ledger')

/** The ledger with the details of the chosen entry beside it; the address keeps filter and entry. */
export function LedgerPage() {
  const { t } = useWords()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/money/ledger' })
  const filter = useMemo(() => filterOfSearch(search), [search])
  const [pinned, setPinned] = useWindowSetting('ledger panel', isOn)
  useGroupingOfAddress()
  const show = (next: LedgerFilter) =>
    navigate({
      search: {
        ...searchOfFilter(next),
        ...(pinned && search.entry !== undefined ? { entry: search.entry } : {}),
      },
      replace: true,
    })
  const open = (entry: string | undefined) =>
    navigate({
      search: { ...searchOfFilter(filter), ...(entry === undefined ? {} : { entry }) },
      replace: search.entry !== undefined,
    })
  return (
    <Page title={t('nav.ledger')} body="fill" actions={<LedgerActs projectId={filter.projectId} />}>
      <SplitView
        list={
          <LedgerList
            filter={filter}
            onFilter={next => void show(next)}
            openId={search.entry ?? null}
            onOpen={id => void open(id)}
          />
        }
        panel={
          search.entry === undefined ? null : (
            <EntryPanel
              key={search.entry}
              entryId={search.entry}
              pinned={pinned}
              onPin={setPinned}
              onClose={() => void open(undefined)}
            />
          )
        }
      />
    </Page>
  )
}

/** An address that asks for groups chooses them once; after that they are the list's own. */
function useGroupingOfAddress() {
  const { by } = route.useSearch()
  const navigate = useNavigate({ from: '/money/ledger' })
  const group = useSetGroupBy(LEDGER_LIST)
  useEffect(() => {
    if (by === undefined) return
    group(by)
    void navigate({ search: ({ by: _chosen, ...rest }) => rest, replace: true })
  }, [by, group, navigate])
}

function LedgerActs({ projectId }: { readonly projectId: string | null }) {
  const { t } = useWords()
  const may = useMay()
  const search = projectId === null ? {} : { projectId }
  return (
    <>
      {may('imports.run') ? (
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          renderRoot={root => <Link {...root} to="/money/import" search={{ kind: 'ledger', ...search }} />}
        >
          {t('ledger.import')}
        </Button>
      ) : null}
      {may('ledger.saveDraft') ? (
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          renderRoot={root => <Link {...root} to="/money/ledger/new" search={search} />}
        >
          {t('ledger.new')}
        </Button>
      ) : null}
    </>
  )
}

import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router'
import {
  ErrorState,
  Loaded,
  NoPermission,
  Page,
  todayHere,
  useMay,
  useRead,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import classes from './entry/entry-view.module.css'
import { EntryView } from './entry/entry-view.tsx'
import { EntryForm } from './form/entry-form.tsx'
import { blankEntry, valuesOf } from './form/entry-values.ts'

const newEntry = getRouteApi('/money/ledger/new')

/** A new entry, for the project the address names if it does. */
export function NewEntryPage() {
  const { t } = useWords()
  const may = useMay()
  const { workspace } = useSession()
  const { projectId = null } = newEntry.useSearch()
  const projects = useRead('projects.list', {})
  if (!may('ledger.saveDraft')) return <Refused title={t('entry.new')} />
  return (
    <Page title={t('entry.new')}>
      <div className={classes['page']}>
        <Loaded of={projects} lines={8}>
          {({ rows }) => {
            const currency = rows.find(row => row.id === projectId)?.total?.currency ?? workspace.baseCurrency
            return <EntryForm key={projectId} initial={blankEntry(projectId, currency, todayHere())} />
          }}
        </Loaded>
      </div>
    </Page>
  )
}

function Refused({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <NoPermission procedure="ledger.saveDraft" />
    </Page>
  )
}

function useEntryId(): string {
  const { entryId } = useParams({ strict: false })
  if (entryId === undefined) throw new Error('This screen needs an entry in its address')
  return entryId
}

/** One entry as a page of its own. */
export function EntryPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const entryId = useEntryId()
  const entry = useRead('ledger.get', { id: entryId })
  return (
    <Page title={entry.data ? t('entry.title', { no: String(entry.data.entryNo) }) : t('entry.one')}>
      <div className={classes['page']}>
        <Loaded of={entry} lines={12}>
          {value => (
            <EntryView level={2} entry={value} onGone={() => void navigate({ to: '/money/ledger' })} />
          )}
        </Loaded>
      </div>
    </Page>
  )
}

/** Changes a draft; a posted entry says why it stays as it is. */
export function EditEntryPage() {
  const { t } = useWords()
  const may = useMay()
  const entryId = useEntryId()
  const entry = useRead('ledger.get', { id: entryId })
  if (!may('ledger.saveDraft')) return <Refused title={t('entry.one')} />
  return (
    <Page title={entry.data ? t('entry.editTitle', { no: String(entry.data.entryNo) }) : t('entry.one')}>
      <div className={classes['page']}>
        <Loaded of={entry} lines={12}>
          {value => (value.state === 'draft' ? <EditDraft key={value.id} entry={value} /> : <Posted />)}
        </Loaded>
      </div>
    </Page>
  )
}

function Posted() {
  return (
    <ErrorState
      error={{
        code: 'Rule.Posted',
        messageKey: 'notice.ledger.AlreadyPosted',
        details: {},
        incidentId: null,
      }}
    />
  )
}

/** Asks first what the contract's policy would give: a rate that differs was typed and stays. */
function EditDraft({ entry }: { readonly entry: EntryDetails }) {
  const policy = useRead('ledger.convert', {
    projectId: entry.projectId,
    currency: entry.currency,
    amountMinor: entry.amountMinor,
    date: entry.paymentDate ?? entry.entryDate,
    rate: null,
  })
  return (
    <Loaded of={policy} lines={8}>
      {({ rate, rateSource }) => {
        const isTyped = entry.rate !== null && (entry.rate !== rate || entry.rateSource !== rateSource)
        const saved = { id: entry.id, version: entry.version }
        return <EntryForm initial={valuesOf(entry, isTyped)} saved={saved} />
      }}
    </Loaded>
  )
}

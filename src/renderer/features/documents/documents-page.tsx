import { SegmentedControl } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Loaded, Page, useRead, useWords } from '#renderer/ui/index.ts'
import { DocumentBench } from './document-bench.tsx'
import { DocumentHistory } from './history/document-history.tsx'

const route = getRouteApi('/documents')

/** Donor documents: made anew with their checks and a preview, or those produced before. */
export function DocumentsPage() {
  const { t } = useWords()
  const { history = false } = route.useSearch()
  const navigate = useNavigate({ from: '/documents' })
  return (
    <Page
      title={t('nav.documents')}
      body="fill"
      actions={
        <SegmentedControl
          aria-label={t('docs.view')}
          value={history ? 'history' : 'bench'}
          data={[
            { value: 'bench', label: t('docs.produceView') },
            { value: 'history', label: t('docs.historyView') },
          ]}
          onChange={value =>
            void navigate({
              search: before => ({
                ...before,
                history: value === 'history' ? true : undefined,
                run: undefined,
              }),
            })
          }
        />
      }
    >
      {history ? <DocumentHistory /> : <Bench />}
    </Page>
  )
}

function Bench() {
  const projects = useRead('projects.list', {})
  const kinds = useRead('documents.kinds', {})
  return (
    <Loaded of={projects} lines={8}>
      {({ rows }) => (
        <Loaded of={kinds} lines={8}>
          {known => <DocumentBench projects={rows} kinds={known.rows} />}
        </Loaded>
      )}
    </Loaded>
  )
}

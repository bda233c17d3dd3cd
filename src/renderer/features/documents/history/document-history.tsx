import { Badge } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  DataList,
  knownColumns,
  type ListColumn,
  Loaded,
  ProjectSelect,
  rowsInHand,
  SplitView,
  showInstant,
  useListExport,
  useRead,
  useWords,
  type Words,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { DOCUMENT_COLUMNS } from '#shared/contract/list-columns.ts'
import { RunPanel } from './run-panel.tsx'

export type DocumentRun = OutputOf<'documents.history'>['rows'][number]

const route = getRouteApi('/documents')
const MOST = 200

const rowId = (run: DocumentRun) => run.id

/** What a document is called, from the list of kinds. */
export function useDocumentTitle(): (id: DocumentRun['documentId']) => string {
  const { say } = useWords()
  const kinds = useRead('documents.kinds', {})
  return id => {
    const kind = kinds.data?.rows.find(row => row.id === id)
    return kind ? say(kind.titleKey) : id
  }
}

/** Documents produced before: who, when, from which data; each can be opened again. */
export function DocumentHistory() {
  const words = useWords()
  const { t } = words
  const { projectId, run } = route.useSearch()
  const navigate = useNavigate({ from: '/documents' })
  const history = useRead('documents.history', { projectId: projectId ?? null, limit: MOST })
  const titleOf = useDocumentTitle()
  const columns = useMemo(() => columnsOf(words, titleOf), [words, titleOf])
  const exporting = useListExport('documents.export', (shown, wish) => ({
    projectId: projectId ?? null,
    ...(shown.sort?.key === 'fileName' || shown.sort?.key === 'producedAt'
      ? { sort: { key: shown.sort.key, direction: shown.sort.direction } }
      : {}),
    columns: knownColumns(shown, DOCUMENT_COLUMNS),
    ...wish,
  }))
  const open = (id: string | undefined) =>
    void navigate({ search: before => ({ ...before, run: id }), replace: run !== undefined })
  return (
    <Loaded of={history} lines={8}>
      {({ rows }) => {
        const opened = rows.find(row => row.id === run)
        return (
          <SplitView
            list={
              <>
                {exporting.panel}
                <DataList<DocumentRun>
                  name="documents"
                  label={t('docs.historyView')}
                  columns={columns}
                  rowId={rowId}
                  source={rowsInHand('documents', rows, history.dataUpdatedAt, ORDERS)}
                  defaultSort={{ key: 'producedAt', direction: 'descending' }}
                  toolbar={
                    <ProjectSelect
                      quiet
                      clearable
                      label={t('project.one')}
                      placeholder={t('project.all')}
                      value={projectId ?? null}
                      width={260}
                      onChange={id =>
                        void navigate({ search: { history: true, projectId: id ?? undefined } })
                      }
                    />
                  }
                  onOpen={row => open(row.id)}
                  openId={run ?? null}
                  empty={{ title: t('docs.historyEmpty'), text: t('docs.historyEmptyHelp') }}
                  onExport={exporting.run}
                />
              </>
            }
            panel={opened ? <RunPanel run={opened} onClose={() => open(undefined)} /> : null}
          />
        )
      }}
    </Loaded>
  )
}

const ORDERS = {
  producedAt: (a: DocumentRun, b: DocumentRun) => a.producedAt.localeCompare(b.producedAt),
  fileName: (a: DocumentRun, b: DocumentRun) => a.fileName.localeCompare(b.fileName),
}

function columnsOf(
  { t, locale }: Words,
  titleOf: (id: DocumentRun['documentId']) => string,
): ListColumn<DocumentRun>[] {
  return [
    {
      id: 'producedAt',
      label: t('docs.producedAt'),
      width: 150,
      sortKey: 'producedAt',
      fixed: true,
      cell: run => showInstant(run.producedAt, locale),
    },
    { id: 'document', label: t('docs.document'), width: 240, cell: run => titleOf(run.documentId) },
    { id: 'project', label: t('project.one'), width: 110, cell: run => run.projectCode ?? '' },
    { id: 'format', label: t('docs.format'), width: 80, cell: run => run.format.toUpperCase() },
    {
      id: 'differences',
      label: t('docs.checks'),
      width: 130,
      cell: run =>
        run.differences === 0 ? (
          <Badge color="teal" variant="light">
            {t('docs.ok')}
          </Badge>
        ) : (
          <Badge color="amber" variant="light">
            {t('docs.differences', { count: run.differences })}
          </Badge>
        ),
    },
    { id: 'producedBy', label: t('docs.producedBy'), width: 170, cell: run => run.producedBy },
    {
      id: 'fileName',
      label: t('docs.fileName'),
      width: 200,
      grow: true,
      sortKey: 'fileName',
      cell: run => run.fileName,
    },
  ]
}

import { Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '#renderer/ui/index.ts'
import type { TracedDocument, TracedFigure } from '#shared/contract/document-trace.ts'
import classes from './traced-documents.module.css'

export type TracedDocumentsProps = {
  readonly documents: readonly TracedDocument[]
  readonly projectId: string
  readonly periodId: string | null
}

/** Each document that the entry stands in, with the figures it is part of; a figure opens its cell in the document. */
export function TracedDocuments({ documents, projectId, periodId }: TracedDocumentsProps) {
  const { t } = useWords()
  const found = documents.filter(({ figures, refused }) => figures.length > 0 || refused !== null)
  if (found.length === 0 || periodId === null)
    return (
      <Text size="sm" c="dimmed">
        {t('trace.none')}
      </Text>
    )
  return found.map(document => (
    <TracedTable key={document.id} document={document} projectId={projectId} periodId={periodId} />
  ))
}

type TableProps = {
  readonly document: TracedDocument
  readonly projectId: string
  readonly periodId: string
}

function TracedTable({ document, projectId, periodId }: TableProps) {
  const { t, say } = useWords()
  const { id, titleKey, figures, refused } = document
  const title = say(titleKey)
  if (refused)
    return (
      <Text size="sm">
        {t('trace.refused', {
          document: title,
          reason: say(refused.messageKey, refused.details),
        })}
      </Text>
    )
  return (
    <Table aria-label={title} verticalSpacing={4} horizontalSpacing={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{title}</Table.Th>
          <Table.Th scope="col" className={classes['figure'] ?? ''}>
            {t('trace.figure')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.map(figure => (
          <Table.Tr key={`${figure.sheet} ${figure.cell}`} data-sums={figure.sums || undefined}>
            <Table.Td className={classes['place'] ?? ''}>
              {figure.label}
              <div className={classes['where']}>{whereOf(figure)}</div>
            </Table.Td>
            <Table.Td className={classes['figure'] ?? ''}>
              <Link
                to="/documents"
                search={{ projectId, periodId, documentId: id, sheet: figure.sheet, cell: figure.cell }}
                aria-label={t('trace.open', {
                  figure: figure.text,
                  cell: figure.cell,
                  sheet: figure.sheetName,
                })}
              >
                {figure.text}
              </Link>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const whereOf = ({ sheetName, cell, column }: TracedFigure): string =>
  [column, sheetName, cell].filter(part => part !== '').join(' · ')

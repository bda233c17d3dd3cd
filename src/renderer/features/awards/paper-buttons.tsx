import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { useMay, usePaper, useWords } from '#renderer/ui/index.ts'
import type { DocumentFormat, DocumentId } from '#shared/contract/documents.ts'

const ICONS = { xlsx: IconFileSpreadsheet, pdf: IconFileTypePdf, docx: IconFileTypeDocx } as const
const WORDS = { xlsx: 'docs.asWorkbook', pdf: 'docs.asPdf', docx: 'docs.asWord' } as const

export const PAPER_TITLES = {
  'application-summary': 'documents.grants.applicationSummary',
  'admin-checklist': 'documents.grants.adminChecklist',
  'evaluation-report': 'documents.grants.evaluationReport',
  'ranking-list': 'documents.grants.rankingList',
  'evaluation-minutes': 'documents.grants.evaluationMinutes',
} as const satisfies Partial<Record<DocumentId, string>>

/** One paper in the formats it offers; made in the language of the screen, recorded, and handed over. */
export function PaperButtons(props: {
  readonly paper: keyof typeof PAPER_TITLES
  readonly parameters: Readonly<Record<string, string | null>>
  readonly formats: readonly DocumentFormat[]
}) {
  const { t, language } = useWords()
  const may = useMay()
  const { make, running, panel } = usePaper(props.paper)
  if (!may('documents.make')) return null
  const title = t(PAPER_TITLES[props.paper])
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" w={300}>
          {title}
        </Text>
        {props.formats.map(format => {
          const Icon = ICONS[format]
          return (
            <Button
              key={format}
              size="xs"
              variant="default"
              leftSection={<Icon size={16} aria-hidden />}
              aria-label={`${title}: ${t(WORDS[format])}`}
              disabled={running}
              onClick={() => void make({ ...props.parameters, language }, format)}
            >
              {t(WORDS[format])}
            </Button>
          )
        })}
      </Group>
      {panel}
    </Stack>
  )
}

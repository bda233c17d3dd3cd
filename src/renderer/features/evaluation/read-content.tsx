import { Stack, Table, Text, Title } from '@mantine/core'
import { Facts, Figure, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import classes from './assessment.module.css'
import { FilesToRead } from './files-to-read.tsx'

type Opened = OutputOf<'assessments.open'>
type Section = Opened['sections'][number]
type Field = Section['fields'][number]
type Cell = Field['lines'][number]

/** An answer in the reader's way: amounts and days are told as the language writes them. */
function useCellText(currency: string): (cell: Cell) => string {
  const { locale } = useWords()
  return ({ kind, text }) => {
    if (kind === 'money' && /^-?\d+$/.test(text)) return formatAmount(Number(text), currency, locale)
    return kind === 'date' && isPlainDate(text) ? formatDate(text, locale) : text
  }
}

/** The application as its form asks it, section by section. */
export function ReadContent({ opened }: { readonly opened: Opened }) {
  const { t } = useWords()
  const { requested, durationMonths, revision } = opened
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          { label: t('application.applicant'), value: opened.applicantName ?? t('assess.nameHidden') },
          {
            label: t('application.requested'),
            value: requested ? <Figure amount={requested} withCurrency /> : null,
          },
          { label: t('application.duration'), value: durationMonths },
          {
            label: t('assess.revision'),
            value:
              revision.number === revision.latest
                ? String(revision.number)
                : t('assess.olderRevision', { number: revision.number, latest: revision.latest }),
          },
        ]}
      />
      {opened.sections.map(section => (
        <SectionOf key={section.key} section={section} currency={opened.currency} />
      ))}
      <FilesToRead opened={opened} />
    </Stack>
  )
}

function SectionOf({ section, currency }: { readonly section: Section; readonly currency: string }) {
  return (
    <section aria-label={section.label}>
      <Title order={2} size="h4">
        {section.label}
      </Title>
      <dl className={classes['answers']}>
        {section.fields.map(field => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd>
              <AnswerOf field={field} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function AnswerOf({ field, currency }: { readonly field: Field; readonly currency: string }) {
  const { t } = useWords()
  const tell = useCellText(currency)
  if (field.isHidden && field.lines.length > 0)
    return (
      <Text size="sm" c="dimmed">
        {t('assess.answerHidden')}
      </Text>
    )
  if (field.table) return <TableOf field={field} table={field.table} tell={tell} />
  if (field.lines.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('assess.notAnswered')}
      </Text>
    )
  return (
    <>
      {field.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers don't move while they are read
        <Text key={index} className={classes['answer'] ?? ''}>
          {tell(line)}
        </Text>
      ))}
    </>
  )
}

/** Figures stand on the right, and the name of their column above them. */
const sideOf = (cell: Cell | undefined) =>
  cell?.kind === 'money' || cell?.kind === 'number' ? 'right' : 'left'

function TableOf(props: {
  readonly field: Field
  readonly table: NonNullable<Field['table']>
  readonly tell: (cell: Cell) => string
}) {
  const { columns, rows } = props.table
  return (
    <Table aria-label={props.field.label} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column, at) => (
            <Table.Th key={column} scope="col" ta={sideOf(rows[0]?.[at])}>
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows don't move while they are read
          <Table.Tr key={index}>
            {row.map((cell, at) => (
              <Table.Td key={columns[at]} ta={sideOf(cell)}>
                {props.tell(cell)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

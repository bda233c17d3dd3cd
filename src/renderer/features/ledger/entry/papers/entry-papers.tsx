import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleMinus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ErrorState, Loaded, showInstant, useAct, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { usePaperWords } from '../../paper-words.ts'
import classes from '../entry-view.module.css'
import type { Vouchers } from '../use-vouchers.ts'
import { WaiveDialog } from './waive-dialog.tsx'

type Checklist = OutputOf<'papers.checklist'>
type Paper = Checklist['papers'][number]

const ICONS = { present: IconCircleCheck, waived: IconCircleMinus, missing: IconCircleDashed } as const
const COLOURS = {
  present: 'var(--mantine-color-teal-text)',
  waived: 'var(--mantine-color-dimmed)',
  missing: 'var(--text-attention)',
} as const

export type EntryPapersProps = {
  readonly entry: EntryDetails
  readonly files: Vouchers
  readonly level: 2 | 3
}

/** The papers that this kind of cost needs: what is there, what is missing, what was waived and why. */
export function EntryPapers({ entry, files, level }: EntryPapersProps) {
  const { t } = useWords()
  const titleId = useId()
  const words = usePaperWords()
  const list = useRead('papers.checklist', { entryId: entry.id })
  if (entry.reversesId !== null) return null
  return (
    <Stack component="section" gap={4} aria-labelledby={titleId}>
      <Group gap="xs">
        <Title order={level} size="h3" id={titleId}>
          {t('papers.title')}
        </Title>
        {list.data && list.data.papers.length > 0 ? <Standing list={list.data} /> : null}
      </Group>
      <Loaded of={list} lines={3}>
        {value =>
          value.papers.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('papers.noType')}
            </Text>
          ) : (
            <>
              <Text size="sm" c="dimmed">
                {value.fromLine
                  ? t('papers.typeOfLine', { type: words.typeName(value.costType) })
                  : t('papers.typeOwn', { type: words.typeName(value.costType) })}
                {value.isCost ? null : ` ${t('papers.noCost')}`}
              </Text>
              <ul className={classes['list']}>
                {value.papers.map(paper => (
                  <PaperRow key={paper.code} entry={entry} paper={paper} files={files} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Stack>
  )
}

function Standing({ list }: { readonly list: Checklist }) {
  const { t } = useWords()
  return list.missing === 0 ? (
    <Badge variant="light" color="teal">
      {t('papers.complete')}
    </Badge>
  ) : (
    <Badge variant="light" color="amber">
      {t('papers.missing', { count: list.missing })}
    </Badge>
  )
}

function PaperRow(props: { readonly entry: EntryDetails; readonly paper: Paper; readonly files: Vouchers }) {
  const { entry, paper, files } = props
  const { t, locale } = useWords()
  const { paperName } = usePaperWords()
  const may = useMay()
  const unwaive = useAct('papers.unwaive')
  const [waiving, setWaiving] = useState(false)
  const Icon = ICONS[paper.state]
  const name = paperName(paper.code)
  const { waiver } = paper
  return (
    <li className={classes['file']}>
      <Icon size={18} aria-label={t(`papers.state.${paper.state}`)} color={COLOURS[paper.state]} />
      <div>
        <Text size="sm">{name}</Text>
        {paper.files.length > 0 ? (
          <Text size="xs" c="dimmed">
            {paper.files.map(file => file.fileName).join(', ')}
          </Text>
        ) : null}
        {waiver ? (
          <Text size="xs" c="dimmed">
            {t('papers.waivedBy', {
              reason: waiver.reason,
              by: waiver.by,
              at: showInstant(waiver.at, locale),
            })}
          </Text>
        ) : null}
        {unwaive.error ? <ErrorState error={unwaive.error} /> : null}
      </div>
      <Group gap={4} wrap="nowrap">
        {paper.state === 'missing' && may('ledger.attach') ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('papers.attachNamed', { paper: name })}
            onClick={() => void files.add(paper.code)}
          >
            {t('papers.attach')}
          </Button>
        ) : null}
        {paper.state === 'missing' && may('papers.waive') ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('papers.waiveNamed', { paper: name })}
            onClick={() => setWaiving(true)}
          >
            {t('papers.waive')}
          </Button>
        ) : null}
        {waiver && may('papers.unwaive') ? (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={unwaive.running}
            aria-label={t('papers.unwaiveNamed', { paper: name })}
            onClick={() => void unwaive.run({ waiverId: waiver.id })}
          >
            {t('papers.unwaive')}
          </Button>
        ) : null}
      </Group>
      {waiving ? (
        <WaiveDialog
          entryId={entry.id}
          paper={{ code: paper.code, name }}
          onClose={() => setWaiving(false)}
        />
      ) : null}
    </li>
  )
}

import { Alert, Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import {
  blockersIn,
  EmptyNote,
  ErrorState,
  Figure,
  Loaded,
  NoticeList,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
  wireErrorOf,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { WHEN_FULL } from '#shared/kernel/application-words.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import classes from './awards.module.css'
import { CompareDialog } from './compare-dialog.tsx'
import { PotBars } from './pot-bars.tsx'
import { ProposeLine } from './propose-line.tsx'
import { RankingTable } from './ranking-table.tsx'
import { useCallId } from './use-ids.ts'

type Board = OutputOf<'rankings.board'>
/** Rows of a lot that the board shows at a time. */
const PAGE = 200

/** The ranking of a call with the line of money on it, and what the committee proposes. */
export function RankingTab() {
  const callId = useCallId()
  const [cutoffId, setCutoffId] = useState<string | null>(null)
  const read = useRead('rankings.board', { callId, cutoffId }, { keepLast: true })
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={8}>
        {board => (
          <Stack gap="md">
            <Head board={board} callId={callId} cutoffId={cutoffId} onCutoff={setCutoffId} />
            {board.ranking ? <Ranked key={board.ranking.id} board={board} /> : <NotRanked />}
          </Stack>
        )}
      </Loaded>
    </div>
  )
}

function NotRanked() {
  const { t } = useWords()
  return <EmptyNote title={t('awards.noRanking')} text={t('awards.noRankingHelp')} />
}

function Head(props: {
  readonly board: Board
  readonly callId: string
  readonly cutoffId: string | null
  readonly onCutoff: (id: string | null) => void
}) {
  const { t, locale } = useWords()
  const may = useMay()
  const toast = useToast()
  const make = useAct('rankings.make')
  const { board, callId, cutoffId } = props
  const run = async () => {
    const done = await make.run({ callId, cutoffId })
    if (done.ok) toast.done('awards.ranked', done.value)
  }
  const refused = make.error ? blockersIn(make.error) : []
  const blockers = refused.length > 0 ? refused : board.ranking ? [] : board.blockers
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        {board.cutoffs.length > 0 ? (
          <Select
            label={t('awards.cutoff')}
            data={board.cutoffs.map(cutoff => ({
              value: cutoff.id,
              label: t('awards.cutoffNamed', {
                number: cutoff.number,
                at: formatZoned(cutoff.deadlineAt, board.zone, locale),
              }),
            }))}
            value={cutoffId}
            onChange={props.onCutoff}
            clearable
          />
        ) : null}
        {may('rankings.make') ? (
          <Button
            onClick={() => void run()}
            loading={make.running}
            variant={board.ranking ? 'default' : 'filled'}
          >
            {t(board.ranking ? 'awards.rankAgain' : 'awards.makeRanking')}
          </Button>
        ) : null}
        {board.ranking ? (
          <Text size="sm" c="dimmed">
            {t('awards.madeBy', {
              number: board.ranking.number,
              by: board.ranking.madeBy,
              at: formatZoned(board.ranking.madeAt, board.zone, locale),
            })}
          </Text>
        ) : null}
      </Group>
      {board.outdated ? <Alert color="amber">{t('awards.outdated')}</Alert> : null}
      <NoticeList blockers={blockers} />
      {make.error && refused.length === 0 ? <ErrorState error={make.error} /> : null}
    </Stack>
  )
}

function Ranked({ board }: { readonly board: Board }) {
  const { t } = useWords()
  const may = useMay()
  const lots = board.pots.flatMap(pot => (pot.id === null ? [] : [{ value: pot.id, label: pot.code }]))
  const [lotId, setLotId] = useState<string | null>(lots[0]?.value ?? null)
  const [whenFull, setWhenFull] = useState<(typeof WHEN_FULL)[number]>('stop')
  const [dragged, setDragged] = useState<ReadonlyMap<string | null, number>>(new Map())
  const [shown, setShown] = useState(PAGE)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<'compare' | 'propose' | null>(null)
  const line = {
    rankingId: board.ranking?.id ?? '',
    whenFull,
    places: [...dragged].map(([id, places]) => ({ lotId: id, places })),
  }
  const read = useRead('rankings.whatIf', { ...line, lotId, limit: shown }, { keepLast: true })
  const move = (places: number) => setDragged(before => new Map(before).set(lotId, places))
  const reset = () =>
    setDragged(before => {
      const next = new Map(before)
      next.delete(lotId)
      return next
    })
  const choose = (id: string, isChosen: boolean) =>
    setChosen(before => {
      const next = new Set(before)
      if (isChosen) next.add(id)
      else next.delete(id)
      return next
    })
  const funded = read.data?.pots.reduce((sum, pot) => sum + pot.places, 0) ?? 0
  const canPropose = board.counts.some(({ state, count }) => state === 'evaluated' && count > 0)
  return (
    <>
      <PotBars pots={board.pots} line={read.data?.pots ?? []} currency={board.currency} />
      <Levels board={board} whatIf={read.data} />
      <Group gap="sm" align="flex-end">
        {lots.length > 1 ? (
          <SegmentedControl
            aria-label={t('awards.lot')}
            data={lots.map(lot => ({ ...lot, label: t('awards.lotNamed', { code: lot.label }) }))}
            value={lotId ?? ''}
            onChange={setLotId}
          />
        ) : null}
        <Select
          label={t('awards.whenFull')}
          data={WHEN_FULL.map(value => ({ value, label: t(`awards.whenFull.${value}`) }))}
          value={whenFull}
          allowDeselect={false}
          onChange={value => setWhenFull(WHEN_FULL.find(known => known === value) ?? 'stop')}
        />
        {dragged.size > 0 ? (
          <Button variant="default" onClick={() => setDragged(new Map())}>
            {t('awards.lineByMoney')}
          </Button>
        ) : null}
        <Button
          variant="default"
          disabled={chosen.size < 2 || chosen.size > 6}
          onClick={() => setOpen('compare')}
        >
          {t('awards.compare', { count: chosen.size })}
        </Button>
        {may('rankings.proposeLine') && canPropose ? (
          <Button onClick={() => setOpen('propose')}>{t('awards.proposeLine')}</Button>
        ) : null}
      </Group>
      {read.error ? <ErrorState error={wireErrorOf(read.error)} /> : null}
      {read.data ? (
        <RankingTable
          board={board}
          rows={read.data.rows}
          line={read.data.pots.find(pot => pot.lotId === lotId)}
          chosen={chosen}
          onChoose={choose}
          onMove={move}
          onReset={reset}
        />
      ) : null}
      {read.data && read.data.total > shown && shown < 500 ? (
        <Button variant="subtle" onClick={() => setShown(500)}>
          {t('awards.showMore', { count: read.data.total - shown })}
        </Button>
      ) : null}
      <CompareDialog ids={[...chosen]} opened={open === 'compare'} onClose={() => setOpen(null)} />
      {open === 'propose' ? (
        <ProposeLine line={line} funded={funded} opened onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}

/** What the scheme and the donor's line keep when everything above the line is funded. */
function Levels(props: { readonly board: Board; readonly whatIf: OutputOf<'rankings.whatIf'> | undefined }) {
  const { t } = useWords()
  const { board, whatIf } = props
  const { currency } = board
  const levels = [
    [t('awards.schemeLeft'), whatIf?.schemeLeftMinor ?? board.schemeFreeMinor],
    [t('awards.lineLeftOn', { line: board.lineCode }), whatIf?.lineLeftMinor ?? board.lineFreeMinor],
  ] as const
  return (
    <Group gap="lg">
      {levels.map(([label, minor]) =>
        minor === null ? (
          <Text key={label} size="sm" c="var(--text-attention)">
            {t('awards.noLine')}
          </Text>
        ) : (
          <Text key={label} size="sm">
            {label} <Figure amount={{ minor, currency }} withCurrency />
          </Text>
        ),
      )}
    </Group>
  )
}

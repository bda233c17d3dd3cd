import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import {
  EmptyNote,
  ErrorState,
  Loaded,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { type Changes, ForecastGrid, type GridData } from './forecast/forecast-grid.tsx'
import { BudgetSection, useBudgetProject } from './sections/budget-section.tsx'

/** What will be spent on each line in each period: typed in a grid; every locked report keeps the one it showed. */
export function ForecastPage() {
  const { t } = useWords()
  const projectId = useBudgetProject()
  const [madeWith, setMadeWith] = useState<string | null>(null)
  const grid = useRead('forecasts.grid', { projectId, madeWithPeriodId: madeWith })
  return (
    <BudgetSection>
      <Loaded of={grid} lines={8}>
        {data =>
          data.periods.length === 0 || data.lines.length === 0 ? (
            <EmptyNote title={t('forecast.none')} text={t('forecast.noneHelp')} />
          ) : (
            <Stack gap="sm">
              <Versions data={data} madeWith={madeWith} onChoose={setMadeWith} />
              <Editor
                key={madeWith ?? 'now'}
                data={data}
                projectId={projectId}
                isFrozen={madeWith !== null}
              />
            </Stack>
          )
        }
      </Loaded>
    </BudgetSection>
  )
}

function Versions(props: {
  readonly data: GridData
  readonly madeWith: string | null
  readonly onChoose: (periodId: string | null) => void
}) {
  const { t, locale } = useWords()
  return (
    <Select
      label={t('forecast.version')}
      placeholder={t('forecast.now')}
      data={props.data.frozen.map(kept => ({
        value: kept.madeWithPeriodId,
        label: t('forecast.madeWith', {
          report: kept.label,
          day: formatDate(kept.frozenAt.slice(0, 10), locale),
        }),
      }))}
      value={props.madeWith}
      onChange={props.onChoose}
      clearable
      maw={420}
    />
  )
}

const keyOf = (periodId: string, lineId: string): string => `${periodId} ${lineId}`

function Editor(props: { readonly data: GridData; readonly projectId: string; readonly isFrozen: boolean }) {
  const { t } = useWords()
  const toast = useToast()
  const may = useMay()
  const save = useAct('forecasts.save')
  const [changes, setChanges] = useState<Changes>(new Map())
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const { data } = props
  const canEdit = !props.isFrozen && may('forecasts.save')
  const run = async () => {
    const cells = data.lines.flatMap(line =>
      line.cells.flatMap(cell => {
        const amountMinor = changes.get(keyOf(cell.periodId, line.lineId))
        return amountMinor === undefined
          ? []
          : [{ periodId: cell.periodId, lineId: line.lineId, version: cell.version, amountMinor }]
      }),
    )
    const done = await save.run({ projectId: props.projectId, cells })
    if (!done.ok) return
    setChanges(new Map())
    toast.done('forecast.saved', { count: String(cells.length) })
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t(canEdit ? 'forecast.help' : 'forecast.keptHelp')}
        </Text>
        {canEdit ? (
          <Group gap="xs" wrap="nowrap" flex="none">
            <Button
              variant="default"
              disabled={changes.size === 0}
              onClick={() => {
                setChanges(new Map())
                setFaults(new Set())
              }}
            >
              {t('forecast.undo')}
            </Button>
            <Button
              disabled={changes.size === 0 || faults.size > 0}
              loading={save.running}
              onClick={() => void run()}
            >
              {t('forecast.save', { count: changes.size })}
            </Button>
          </Group>
        ) : null}
      </Group>
      {save.error ? <ErrorState error={save.error} /> : null}
      <ForecastGrid
        data={data}
        projectId={props.projectId}
        canEdit={canEdit}
        changes={changes}
        onChange={(key, minor) => setChanges(new Map(changes).set(key, minor))}
        onFault={(key, isFaulty) => {
          const next = new Set(faults)
          if (isFaulty) next.add(key)
          else next.delete(key)
          setFaults(next)
        }}
      />
    </Stack>
  )
}

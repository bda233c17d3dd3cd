import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { ConfirmAct, Figure, useAct, useMay, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'

/** What the entry bought that lasts; one act enters it in the register. */
export function EntryAssets({ entry, level }: { readonly entry: EntryDetails; readonly level: 2 | 3 }) {
  const { t } = useWords()
  const titleId = useId()
  const may = useMay()
  const assets = useRead('assets.list', { entryId: entry.id })
  const checklist = useRead('papers.checklist', { entryId: entry.id })
  const [entering, setEntering] = useState(false)
  const rows = assets.data?.rows ?? []
  const isEquipment = checklist.data?.costType === 'equipment'
  const canEnter = entry.state === 'posted' && entry.reversedById === null && entry.reversesId === null
  if (rows.length === 0 && !(isEquipment && canEnter)) return null
  return (
    <Stack component="section" gap={4} aria-labelledby={titleId}>
      <Group justify="space-between">
        <Title order={level} size="h3" id={titleId}>
          {t('asset.bought')}
        </Title>
        {canEnter && rows.length === 0 && may('assets.fromEntry') ? (
          <Button size="compact-sm" variant="default" onClick={() => setEntering(true)}>
            {t('asset.enter')}
          </Button>
        ) : null}
      </Group>
      {rows.map(row => (
        <Group key={row.id} gap="xs" justify="space-between">
          <Text size="sm">
            <Link to="/money/assets" search={{ projectId: row.projectId }}>
              {[row.inventoryNo, row.description].filter(text => text !== '').join(' ')}
            </Link>
          </Text>
          <Figure
            amount={row.cost}
            withCurrency
            link={{ to: '/money/assets', search: { projectId: row.projectId } }}
            label={row.description}
          />
        </Group>
      ))}
      {entering ? <EnterAssets entry={entry} onClose={() => setEntering(false)} /> : null}
    </Stack>
  )
}

function EnterAssets({ entry, onClose }: { readonly entry: EntryDetails; readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const enter = useAct('assets.fromEntry')
  const [pieces, setPieces] = useState(1)
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('asset.enterTitle', { no: String(entry.entryNo) })}
      text={t('asset.enterText')}
      confirmLabel={t('asset.enter')}
      running={enter.running}
      error={enter.error}
      onConfirm={async () => {
        const done = await enter.run({ entryId: entry.id, pieces })
        if (!done.ok) return
        toast.done('asset.entered', { count: done.value.ids.length })
        onClose()
      }}
    >
      <NumberInput
        label={t('asset.pieces')}
        min={1}
        max={200}
        allowDecimal={false}
        value={pieces}
        onChange={value => setPieces(Math.max(1, Number(value) || 1))}
      />
    </ConfirmAct>
  )
}

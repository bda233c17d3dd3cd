import { Button, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog, DialogActs, ErrorState, NoticeList, useAct, useWords } from '#renderer/ui/index.ts'
import type { MineRow } from '#shared/contract/assessments.ts'
import { CONFLICT_KINDS } from '#shared/contract/committees.ts'

type Kind = (typeof CONFLICT_KINDS)[number]

/** Asks for the declaration before anything of an application opens. */
export function DeclareDialog({
  row,
  onClose,
}: {
  readonly row: MineRow | null
  readonly onClose: () => void
}) {
  const { t } = useWords()
  return (
    <Dialog
      opened={row !== null}
      onClose={onClose}
      title={t('assess.declareTitle', { reference: row?.referenceNo ?? '' })}
    >
      {row ? <DeclareForm key={row.applicationId} row={row} onClose={onClose} /> : null}
    </Dialog>
  )
}

function DeclareForm({ row, onClose }: { readonly row: MineRow; readonly onClose: () => void }) {
  const { t } = useWords()
  const [kind, setKind] = useState<Kind | null>(null)
  const [note, setNote] = useState('')
  const act = useAct('assessments.declare')
  const navigate = useNavigate()
  const isConflict = kind !== null && kind !== 'none'
  const declare = async () => {
    if (kind === null) return
    const { applicationId } = row
    const done = await act.run({ applicationId, kind, note })
    if (!done.ok) return
    onClose()
    if (!done.value.recused) await navigate({ to: '/assessments/$applicationId', params: { applicationId } })
  }
  return (
    <Stack gap="md">
      <Text>{row.applicantName === null ? row.title : `${row.title} · ${row.applicantName}`}</Text>
      <NoticeList blockers={[]} warnings={row.links} />
      <Radio.Group
        label={t('assess.conflictQuestion')}
        value={kind}
        onChange={value => setKind(CONFLICT_KINDS.find(known => known === value) ?? null)}
      >
        <Stack gap={6} mt={6}>
          {CONFLICT_KINDS.map(value => (
            <Radio
              key={value}
              value={value}
              label={t(value === 'none' ? 'assess.noConflict' : `assess.conflicts.${value}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {isConflict ? (
        <>
          <Textarea
            label={t('assess.conflictNote')}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          <Text size="sm">{t('assess.recuses')}</Text>
        </>
      ) : null}
      {act.error ? <ErrorState error={act.error} /> : null}
      <DialogActs onLeave={onClose}>
        <Button
          disabled={kind === null}
          loading={act.running}
          {...(isConflict ? { color: 'red' } : {})}
          onClick={() => void declare()}
        >
          {t(isConflict ? 'assess.declareConflict' : 'assess.declareNone')}
        </Button>
      </DialogActs>
    </Stack>
  )
}

import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { DialogActs, ErrorState, ReviewBadge, useAct, useClient, useWords } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Reading = OutputOf<'intake.readSheets'>

/** Project sheets pasted as text: read, shown one by one, and stored as drafts marked for review. */
export function SheetsDialog(props: { readonly callId: string; readonly onDone: () => void }) {
  const { t, language } = useWords()
  const client = useClient()
  const store = useAct('intake.storeSheets')
  const [text, setText] = useState('')
  const [reading, setReading] = useState<Reading | null>(null)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [failed, setFailed] = useState<WireError | null>(null)
  const look = async () => {
    const read = await client.call('intake.readSheets', { text })
    setFailed(read.ok ? null : read.error)
    setReading(read.ok ? read.value : null)
    setLeft(new Set())
  }
  const kept = reading?.sheets.filter(({ line }) => !left.has(line)) ?? []
  const send = async () => {
    const sheets = kept.map(({ name, summary, goals, targetGroups, activities }) => ({
      name,
      summary,
      goals,
      targetGroups,
      activities,
    }))
    const done = await store.run({ callId: props.callId, language, sheets })
    if (done.ok) props.onDone()
  }
  const toggle = (line: number) =>
    setLeft(before => {
      const next = new Set(before)
      if (!next.delete(line)) next.add(line)
      return next
    })
  return (
    <Stack gap="md">
      <Textarea
        label={t('sheets.text')}
        description={t('sheets.textHelp')}
        minRows={6}
        maxRows={12}
        autosize
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Button variant="default" w="fit-content" disabled={text.trim() === ''} onClick={() => void look()}>
        {t('sheets.read')}
      </Button>
      {failed ? <ErrorState error={failed} /> : null}
      {reading ? <Text size="sm">{t(`sheets.kind.${reading.kind}`)}</Text> : null}
      {reading?.sheets.map(sheet => (
        <Checkbox
          key={sheet.line}
          checked={!left.has(sheet.line)}
          onChange={() => toggle(sheet.line)}
          label={
            <Group gap={6} component="span">
              {sheet.name || t('sheets.nameless')} · {t('sheets.line', { line: sheet.line })}
              {sheet.nameMissing ? <ReviewBadge small note={t('reviewNote.NameMissing')} /> : null}
            </Group>
          }
        />
      ))}
      {reading?.others.map(other => (
        <Text key={other.line} size="sm" c="dimmed">
          {t('sheets.line', { line: other.line })}: {t(`sheets.kind.${other.kind}`)} · {other.heading}
        </Text>
      ))}
      {store.error ? <ErrorState error={store.error} /> : null}
      <DialogActs>
        <Button disabled={kept.length === 0} loading={store.running} onClick={() => void send()}>
          {t('sheets.store', { count: kept.length })}
        </Button>
      </DialogActs>
    </Stack>
  )
}

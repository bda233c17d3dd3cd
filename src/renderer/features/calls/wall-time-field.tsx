import { Group, TextInput } from '@mantine/core'
import { DateField, useWords } from '#renderer/ui/index.ts'
import { instantAt, isTimeOfDay, wallTime } from '#shared/kernel/zoned-time.ts'

/** Date and time of day as a clock in the call's zone shows them; both blank: not set. */
export type Wall = { date: string | null; time: string }

export const wallOf = (instant: string | null, zone: string): Wall =>
  instant === null ? { date: null, time: '' } : wallTime(instant, zone)

/** The instant a wall time means in a zone; null while it is blank or incomplete. */
export const instantOf = ({ date, time }: Wall, zone: string): string | null =>
  date === null ? null : instantAt({ date, time }, zone)

/** Message key for a wall time that means no instant; null when it is sound or blank. */
export function wallTrouble(
  { date, time }: Wall,
  zone: string,
): 'call.timeNeeded' | 'call.timeSkipped' | null {
  if (date === null && time.trim() === '') return null
  if (date === null || !isTimeOfDay(time)) return 'call.timeNeeded'
  return instantAt({ date, time }, zone) === null ? 'call.timeSkipped' : null
}

/** A day and a time to the minute, beside the zone they are meant in. */
export function WallTimeField(props: {
  readonly label: string
  readonly value: Wall
  readonly onChange: (value: Wall) => void
  readonly zone: string
  readonly error?: string | undefined
  readonly disabled?: boolean
}) {
  const { t } = useWords()
  const { label, value, zone, disabled = false } = props
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <div style={{ flex: 1 }}>
        <DateField
          label={label}
          value={value.date}
          disabled={disabled}
          error={props.error}
          onChange={date => props.onChange({ ...value, date })}
        />
      </div>
      <TextInput
        label={t('call.time')}
        aria-label={t('call.timeOf', { label, zone })}
        placeholder="16:00"
        value={value.time}
        disabled={disabled}
        onChange={event => props.onChange({ ...value, time: event.currentTarget.value.trim() })}
        w={92}
      />
    </Group>
  )
}

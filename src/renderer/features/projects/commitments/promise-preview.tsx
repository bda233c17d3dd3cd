import { EffectPreview, Figure, Loaded, NoticeList, useRead, useWords } from '#renderer/ui/index.ts'

export type PromisePreviewProps = {
  readonly projectId: string
  readonly lineId: string | null
  readonly amountMinor: number | null
  readonly reservationId?: string | null
  readonly agreementId?: string | null
}

/** What the promise does to the free funds of its line, and what stands against it, before it is saved. */
export function PromisePreview(props: PromisePreviewProps) {
  const { lineId, amountMinor } = props
  if (lineId === null || amountMinor === null) return null
  return <Previewed {...props} lineId={lineId} amountMinor={amountMinor} />
}

function Previewed(props: PromisePreviewProps & { readonly lineId: string; readonly amountMinor: number }) {
  const { t } = useWords()
  const { projectId, lineId, amountMinor, reservationId = null, agreementId = null } = props
  const preview = useRead(
    'availability.preview',
    { projectId, lineId, amountMinor, reservationId, agreementId },
    { keepLast: true },
  )
  return (
    <Loaded of={preview} lines={2}>
      {({ line, currency, beforeMinor, afterMinor, blockers, warnings }) => (
        <div aria-live="polite">
          {line ? (
            <EffectPreview
              note={t('availability.effect', {
                line: line.code,
                before: { minor: beforeMinor, currency },
                after: { minor: afterMinor, currency },
              })}
              effects={[
                {
                  label: t('availability.freeOn', { line: line.code }),
                  before: <Figure amount={{ minor: beforeMinor, currency }} />,
                  after: <Figure amount={{ minor: afterMinor, currency }} />,
                },
              ]}
            />
          ) : null}
          <NoticeList blockers={blockers} warnings={warnings} />
        </div>
      )}
    </Loaded>
  )
}

import type { Words } from '#renderer/ui/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'

type Part = {
  readonly projectCode: string
  readonly lineCode: string
  readonly label: string
  readonly share: string
}

/** A share as people read it: the project's line or who else pays, and the percentage; alike shares told apart by place. */
export const partTexts = (parts: readonly Part[], { t, locale }: Words) =>
  parts.map((part, place) => {
    const who =
      part.projectCode === '' ? part.label || t('sharing.elsewhere') : `${part.projectCode} ${part.lineCode}`
    return { key: `${place} ${who}`, text: `${who.trim()} ${formatDecimalText(part.share, locale)} %` }
  })

import type { Words } from '#renderer/ui/index.ts'
import { type SharePlace, sharePlace } from '#shared/domain/sharing/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'

type Part = SharePlace & { readonly label: string; readonly share: string }

/** A share as people read it: where it is booked or who else pays, and the percentage; alike shares told apart by place. */
export const partTexts = (parts: readonly Part[], { t, locale }: Words) =>
  parts.map((part, index) => {
    const who = sharePlace(part) || part.label || t('sharing.elsewhere')
    return { key: `${index} ${who}`, text: `${who} ${formatDecimalText(part.share, locale)} %` }
  })

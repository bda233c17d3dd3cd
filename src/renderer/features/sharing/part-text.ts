import type { Words } from '#renderer/ui/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'

type Part = {
  readonly projectCode: string
  readonly lineCode: string
  readonly workPackageCode: string
  readonly activityCode: string
  readonly label: string
  readonly share: string
}

/** Where a share is booked: project and line, then work package and activity where it names them. */
const place = ({ projectCode, lineCode, workPackageCode, activityCode }: Part): string =>
  [
    [projectCode, lineCode],
    [workPackageCode, activityCode],
  ]
    .map(codes => codes.filter(code => code !== '').join(' '))
    .filter(text => text !== '')
    .join(' · ')

/** A share as people read it: where it is booked or who else pays, and the percentage; alike shares told apart by place. */
export const partTexts = (parts: readonly Part[], { t, locale }: Words) =>
  parts.map((part, index) => {
    const who = part.projectCode === '' ? part.label || t('sharing.elsewhere') : place(part)
    return { key: `${index} ${who}`, text: `${who} ${formatDecimalText(part.share, locale)} %` }
  })

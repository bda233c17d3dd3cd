import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { blank, cents } from '../model/index.ts'
import { type GuidelineFigures, spoken, textOf } from './data.ts'
import { addText, type GuidelineSheet, type Words } from './sheet.ts'

/** Background, objective and priorities. */
export function addAbout(sheet: GuidelineSheet, { call }: GuidelineFigures, { t, language }: Words): void {
  for (const field of ['background', 'objective', 'priorities'] as const)
    addText(sheet, t(`callText.${field}`), textOf(call, field, language))
  if (call.kind === 'direct_award')
    addText(sheet, t('documents.guidelines.directAward'), call.directAwardReason)
}

/** Envelope, lots with their smallest and largest grants, and co-financing. */
export function addMoney(sheet: GuidelineSheet, { call }: GuidelineFigures, { t, language }: Words): void {
  const { currency } = call
  sheet.title(t('documents.guidelines.money'))
  sheet.row('header', null, {
    code: t('call.lotCode'),
    text: t('call.lots'),
    first: t('documents.guidelines.inCurrency', { what: t('call.envelope'), currency }),
    second: t('documents.guidelines.inCurrency', { what: t('call.lotMinimum'), currency }),
    third: t('documents.guidelines.inCurrency', { what: t('call.lotMaximum'), currency }),
  })
  const orBlank = (minor: number | null) => (minor === null ? blank() : cents(minor, currency))
  for (const lot of call.lots)
    sheet.row('line', lot.id, {
      code: lot.code,
      text: spoken(lot.title, language, call),
      first: cents(lot.envelopeMinor, currency),
      second: orBlank(lot.minimumMinor),
      third: orBlank(lot.maximumMinor),
    })
  for (const lot of call.lots)
    sheet.paragraph(
      lot.cofinancingPercent === '0'
        ? t('documents.guidelines.noCofinancing', { lot: lot.code })
        : t('documents.guidelines.cofinancing', {
            lot: lot.code,
            percent: formatDecimalText(lot.cofinancingPercent, language),
          }),
    )
}

/** Who may apply, how often, with whom, where and for how long. */
export function addWho(sheet: GuidelineSheet, figures: GuidelineFigures, { t, language }: Words): void {
  const { call, invited } = figures
  addText(sheet, t('callText.who_may_apply'), textOf(call, 'who_may_apply', language))
  if (invited.length > 0) sheet.paragraph(t('documents.guidelines.invited', { names: invited.join('; ') }))
  sheet.paragraph(t(`documents.guidelines.applications.${call.applicationsPerApplicant}`))
  if (call.countsCoApplicants) sheet.paragraph(t('documents.guidelines.countsCoApplicants'))
  addText(sheet, t('callText.partners'), textOf(call, 'partners', language))
  addText(sheet, t('callText.place'), textOf(call, 'place', language))
  sheet.title(t('documents.guidelines.duration'))
  const { shortestMonths, longestMonths, earliestStart, latestEnd } = call
  if (shortestMonths !== null) sheet.paragraph(t('documents.guidelines.shortest', { number: shortestMonths }))
  if (longestMonths !== null) sheet.paragraph(t('documents.guidelines.longest', { number: longestMonths }))
  if (earliestStart !== null)
    sheet.paragraph(t('documents.guidelines.earliest', { day: formatDate(earliestStart, language, 'long') }))
  if (latestEnd !== null)
    sheet.paragraph(t('documents.guidelines.latest', { day: formatDate(latestEnd, language, 'long') }))
  if ([shortestMonths, longestMonths, earliestStart, latestEnd].every(value => value === null))
    sheet.paragraph(t('documents.guidelines.noDuration'))
}

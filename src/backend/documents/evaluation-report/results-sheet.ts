import { applicantName } from '../basis/names.ts'
import type { PaperCall } from '../basis/paper-call.ts'
import { inLanguage } from '../basis/paper-call.ts'
import { type EvaluatedApplication, score } from '../basis/read-scores.ts'
import { count, type DocumentBuilder, type Translate, text } from '../model/index.ts'

/** Words for what an application failed: the section, or the total. */
export function failsText(paper: PaperCall, fails: readonly string[], t: Translate): string {
  const nameOf = (key: string) => {
    const section = paper.grid?.sections.find(own => own.key === key)
    return section ? inLanguage(section.label, paper.language) : t('documents.grants.total')
  }
  return fails.length === 0
    ? t('documents.grants.passes')
    : t('documents.grants.failsAt', { parts: fails.map(nameOf).join(', ') })
}

/** Averages by section and in all, and who passes. */
export function addResults(
  book: DocumentBuilder,
  paper: PaperCall,
  read: readonly EvaluatedApplication[],
  t: Translate,
): void {
  const words = (key: string) => t(`documents.grants.${key}`)
  const sections = paper.grid?.sections ?? []
  const sheet = book.sheet<string>({
    key: 'results',
    name: words('sheet.results'),
    freezeColumns: 1,
    columns: [
      { key: 'reference', header: words('reference'), width: 14, format: 'text' },
      { key: 'applicant', header: words('applicant'), width: 28, format: 'text' },
      { key: 'title', header: words('project'), width: 34, format: 'text' },
      { key: 'lot', header: words('lot'), width: 8, format: 'text' },
      { key: 'readers', header: words('readers'), width: 9, format: 'quantity' },
      ...sections.map(section => ({
        key: `s:${section.key}`,
        header: inLanguage(section.label, paper.language),
        width: 13,
        format: 'quantity' as const,
      })),
      { key: 'average', header: words('average'), width: 10, format: 'quantity' },
      { key: 'gap', header: words('gap'), width: 9, format: 'quantity' },
      { key: 'result', header: words('result'), width: 26, format: 'text' },
      { key: 'rank', header: words('rank'), width: 7, format: 'quantity' },
    ],
  })
  sheet.title(t('documents.grants.evaluationReport'))
  if (paper.call.invented) sheet.note(t('documents.inventedNote'))
  sheet.meta(words('call'), `${paper.call.code} ${paper.text(paper.call.id, 'title') || paper.call.title}`)
  sheet.meta(words('readersNeeded'), count(paper.call.assessors_needed))
  sheet.meta(words('thirdReaderGap'), paper.call.third_reader_gap ?? t('documents.notStated'))
  sheet.meta(words('evaluated'), count(read.length))
  sheet.blank().header()
  sheet.list({
    key: 'rows',
    count: read.length,
    filter: true,
    rows: () =>
      read.map(row => ({
        reference: row.reference,
        applicant: applicantName(t, row.applicant),
        title: row.title,
        lot: paper.lots.find(lot => lot.id === row.lotId)?.code ?? '',
        readers: count(row.sheets.length),
        ...Object.fromEntries(
          sections.map(section => [`s:${section.key}`, score(row.parts.get(section.key))]),
        ),
        average: score(row.standing?.result?.average),
        gap: score(row.standing?.gap),
        result: row.standing?.isComplete
          ? failsText(paper, row.standing.result?.fails ?? [], t)
          : words('incomplete'),
        rank: row.rank === null ? text('') : count(row.rank),
      })),
  })
}

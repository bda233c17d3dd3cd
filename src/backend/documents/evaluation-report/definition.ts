import { loadPaperCall, openPaper } from '../basis/paper-call.ts'
import { readScores } from '../basis/read-scores.ts'
import { defineDocument } from '../definition.ts'
import { count } from '../model/index.ts'
import { callParameters } from '../parameters.ts'
import { addConflicts, readConflicts } from './conflicts-sheet.ts'
import { addResults } from './results-sheet.ts'
import { addScores } from './scores-sheet.ts'

/**
 * Evaluation report of a call: results, every assessor's score by criterion with the averages, and the register of
 * declared conflicts, which the report never leaves out (domain-rules.md rules 4 and 5).
 */
export const evaluationReport = defineDocument({
  id: 'evaluation-report',
  titleKey: 'documents.grants.evaluationReport',
  families: [],
  formats: ['xlsx', 'pdf'],
  parameters: callParameters,
  example: { call: 'DII-G1', language: 'en' },
  compose: async (db, { call }, tools) => {
    const paper = await loadPaperCall(db, call, tools.language)
    const read = await readScores(db, paper, tools.readerId)
    const conflicts = await readConflicts(db, paper.call.id, tools.readerId)
    const book = openPaper(tools, paper, {
      id: 'evaluation-report',
      titleKey: 'documents.grants.evaluationReport',
    })
    addResults(book, paper, read, tools.translate)
    addScores(book, paper, read, tools.translate)
    addConflicts(book, conflicts, { zone: paper.call.zone, language: tools.language }, tools.translate)
    const route = `/grants/calls/${paper.call.id}/committee`
    book.checks([
      {
        id: 'EV-1',
        textKey: 'documents.grants.check.complete',
        expected: count(read.length),
        actual: count(read.filter(row => row.standing?.isComplete === true).length),
        fixRoute: route,
      },
      {
        id: 'EV-2',
        textKey: 'documents.grants.check.declared',
        expected: count(conflicts.filter(row => row.read).length),
        actual: count(conflicts.filter(row => row.read && row.kind !== null).length),
        fixRoute: route,
      },
    ])
    return book
  },
})
